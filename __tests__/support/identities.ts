import type { StepUser } from './runner-emulator/step-process.js';

/** Who runs the tool in a test. */
export interface TestIdentity {
  readonly name: string;
  /** Undefined for the user who runs the tests. */
  readonly user: StepUser | undefined;
}

const isRoot = process.getuid?.() === 0;

/** A user that nobody else is: whatever runs as it was started by this test file. Only root can become it. */
export function makeUser(): StepUser {
  const id = 200_000 + process.pid;
  return { uid: id, gid: id };
}

/** An ordinary user: one of our own when the tests run as root, else the one who runs them. */
export const UNPRIVILEGED: TestIdentity = {
  name: 'as an unprivileged user',
  user: isRoot ? makeUser() : undefined,
};

/** Everybody the tool has to work for, as far as this machine lets us be them. */
export const IDENTITIES: readonly TestIdentity[] = isRoot
  ? [{ name: 'as root', user: undefined }, UNPRIVILEGED]
  : [UNPRIVILEGED];
