const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The runner allows ten seconds from its first signal; whoever asks a second time after this long means it. */
const PATIENCE_MS = 5000;

/**
 * Aborted by SIGINT, SIGTERM or SIGHUP, as from Ctrl-C or from the runner that cancels a job. A signal that comes after
 * the program should long have ended ends this process, and with it the supervisors and what they run.
 */
export function cancellationOnSignals(): AbortSignal {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const cancel = (signal: NodeJS.Signals): void => {
    firstAt ??= performance.now();
    controller.abort();
    if (performance.now() - firstAt < PATIENCE_MS) return;
    for (const one of SIGNALS) process.removeAllListeners(one);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, cancel);
  return controller.signal;
}
