import { envLines } from '../env-lines.js';
import { choice, count, duration, names, processors, size, sizeOrNone } from '../grammar.js';
import { input } from '../input.js';

/** What programs may do, and how much of it. */
export const HOW_IT_IS_CONTAINED = {
  isolation: input(choice('sandbox', 'none'), {
    group: 'How it is contained',
    description: 'for system and venv: `sandbox` (Linux, needs bubblewrap) or `none`; docker is always a container',
    placeholder: 'KIND',
    default: 'sandbox',
  }),
  network: input(choice('none', 'full'), {
    group: 'How it is contained',
    description: 'network of the program: `none` or `full`; not restricted with `isolation: none`',
    placeholder: 'KIND',
    default: 'none',
  }),
  timeout: input(duration, {
    group: 'How it is contained',
    description: 'wall-clock limit for each program: seconds, or `500ms`, `90s`, `5m`',
    placeholder: 'DURATION',
    default: '30s',
  }),
  'total-timeout': input(duration, {
    group: 'How it is contained',
    description: 'wall-clock limit for all programs together, preparation included; what is not started by then fails',
    placeholder: 'DURATION',
    defaultNote: 'none',
  }),
  memory: input(sizeOrNone, {
    group: 'How it is contained',
    description:
      'memory of the program: bytes, or `512MiB`, `2GiB`, `none`; of each process by itself where there are no control groups',
    placeholder: 'SIZE',
    default: '1GiB',
  }),
  cpus: input(processors, {
    group: 'How it is contained',
    description: 'processors for the program, for example `1.5`; takes control groups, so not with `isolation: none`',
    placeholder: 'NUMBER',
    defaultNote: 'all',
  }),
  'max-processes': input(count, {
    group: 'How it is contained',
    description: 'processes and threads of the code; with `isolation: none` enforced only when the tool runs as root',
    placeholder: 'COUNT',
    default: '128',
  }),
  'max-output': input(size, {
    group: 'How it is contained',
    description: 'captured output per stream: head and tail are kept; ten times as much stops the program',
    placeholder: 'SIZE',
    default: '1MiB',
  }),
  'max-disk': input(size, {
    group: 'How it is contained',
    description:
      'what the code may write in its working directory; home and temporary folder are held in memory in the sandbox and hold at most 64 MiB each',
    placeholder: 'SIZE',
    default: '512MiB',
  }),
  'read-only-paths': input(names, {
    group: 'How it is contained',
    description:
      'newline-separated paths that the code may read in the sandbox, for example the workspace; what is named `.git` in them stays hidden',
    placeholder: 'PATHS',
    repeatable: true,
  }),
  env: input(envLines, {
    group: 'How it is contained',
    description: "newline-separated KEY=VALUE for the code; nothing else of the job's environment reaches it",
    placeholder: 'VARIABLES',
    secret: true,
    repeatable: true,
  }),
};
