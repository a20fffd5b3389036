import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { StepResult } from '../support/runner-emulator/run-action.js';
import { processesOf } from '../support/user-processes.js';
import { breach, type Expected, type Tried } from './corpus-cases.js';
import type { AttackedStep } from './step.js';

const blocked = { status: 'passed', verdict: 'blocked' } as const;
const emitted = { status: 'passed', verdict: 'emitted' } as const;

/** For `naive`, where the machine may refuse the attack by itself. */
function either({ main }: StepResult): void {
  expect(main.log).toMatch(/"verdict": "(breach|blocked)"/);
}

/** The file that a daemon writes to does not grow any more. */
async function heartStopped({ outputs }: AttackedStep): Promise<void> {
  const beat = path.join(outputs['working-directory'] ?? '', 'beat');
  const sizes: number[] = [];
  for (let look = 0; look < 2; look++) {
    await sleep(look * 1000);
    sizes.push(existsSync(beat) ? (await stat(beat)).size : 0);
  }
  expect(sizes[1]).toBe(sizes[0]);
}

/** What only a sandbox contains. */
export function sandboxed({ stage, host }: Tried): Readonly<Record<string, Expected>> {
  const survives = async (): Promise<void> => {
    expect((await processesOf(stage.user.uid)).size).toBeGreaterThan(0);
  };
  const nobodyMay = 'no unprivileged user may do it anyway';
  return {
    sec03_all_environ: { ...blocked, naive: breach },
    sec05_ptrace_parent: { ...blocked, naive: either, provesNothing: 'Yama may refuse it by itself' },
    sec10_git_credentials: { ...blocked, naive: breach },
    sec12_docker_sock: {
      ...blocked,
      naive: either,
      provesNothing: 'there may be no engine, or it is not for this user',
    },
    sec14_runner_worker: { ...blocked, naive: breach },
    net01_loopback_tcp: { ...blocked, naive: breach },
    net03_abstract_unix: { ...blocked, naive: breach },
    net05_listen: { ...blocked, during: () => host.knock(47_812), naive: breach },
    net07_odd_families: { ...blocked, naive: either, provesNothing: 'the kernel may have none of these' },
    prv01_unshare_user: { ...blocked, naive: either, provesNothing: 'the machine may refuse it by itself' },
    prv03_chroot_setuid: { ...blocked, naive: either, provesNothing: nobodyMay },
    prv05_kernel_syscalls: { ...blocked, naive: breach },
    prv07_sysctl_write: { ...blocked, naive: either, provesNothing: nobodyMay },
    fs01_write_outside: { ...blocked, naive: either, provesNothing: nobodyMay },
    fs03_modify_action: { ...blocked, naive: breach },
    lif03_double_fork: { ...emitted, also: heartStopped, naive: survives },
    lif05_daemon_clean_env: { ...emitted, direct: survives },
    lif07_kill_all: { ...blocked, bystander: true, naive: breach },
    lif17_clock: { ...blocked, naive: either, provesNothing: nobodyMay },
    res03_fork_bomb: { ...blocked, naive: breach },
    res05_fill_tmp: { ...blocked, naive: breach },
    res07_inodes: { ...blocked, naive: breach },
    res09_shm_memfd: { ...blocked, naive: breach },
    pip01_setup_exec: {
      ...emitted,
      also: () => {
        expect(existsSync('/tmp/pyexec-redteam-setup-ran')).toBe(false);
      },
      provesNothing: 'it is a program here; packages that do it are built in installing.test.ts',
    },
  };
}
