/** How a program ended. The first cause to fire decides, and only what the tool did or the kernel said is a cause. */
export type Outcome =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'output-limit'; readonly stream: StreamName }
  | { readonly kind: 'disk-limit'; readonly bytes: number; readonly entries: number }
  | { readonly kind: 'cancelled' };

/** Causes that the tool acts on by ending the program. */
export type StopCause = Exclude<Outcome, { kind: 'exited' | 'signalled' }>;

export type StreamName = 'stdout' | 'stderr';

export type RunStatus =
  'passed' | 'failed' | 'timed-out' | 'out-of-memory' | 'output-limit' | 'disk-limit' | 'cancelled';

/** What a user is told about an outcome in one word. */
export function statusOf(outcome: Outcome): RunStatus {
  switch (outcome.kind) {
    case 'exited':
      return outcome.exitCode === 0 ? 'passed' : 'failed';
    case 'signalled':
      return 'failed';
    case 'timed-out':
    case 'out-of-memory':
    case 'output-limit':
    case 'disk-limit':
    case 'cancelled':
      return outcome.kind;
  }
}
