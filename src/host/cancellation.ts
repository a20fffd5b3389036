/** Aborted by SIGINT, SIGTERM or SIGHUP, as from Ctrl-C or from the runner that cancels a job. */
export function cancellationOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      controller.abort();
    });
  }
  return controller.signal;
}
