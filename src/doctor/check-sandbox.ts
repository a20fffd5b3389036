import { readFile } from 'node:fs/promises';
import { getExecOutput } from '@actions/exec';
import { prepareEnvironment } from '../environments/registry.js';
import { PyexecError, systemCode } from '../errors.js';
import { parseSettings } from '../inputs/parse-settings.js';
import { findBubblewrap } from '../isolation/bubblewrap/find-bubblewrap.js';
import { installCommand } from '../isolation/bubblewrap/install-bubblewrap.js';
import type { MachineFacts } from '../machine-facts.js';
import { buildPlan } from '../plan/build-plan.js';
import { requireAvailable } from '../plan/require-available.js';
import { findPython } from '../python/find-python.js';
import { outcomeLine, plain } from '../report/run-text.js';
import { reportRun } from '../report/build-report.js';
import type { Finding } from './finding.js';

/** What kernels and distributions have to keep users from making namespaces, and the value that allows it. */
const SWITCHES = [
  { file: '/proc/sys/kernel/unprivileged_userns_clone', allows: (value: number) => value === 1 },
  { file: '/proc/sys/user/max_user_namespaces', allows: (value: number) => value > 0 },
  { file: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns', allows: (value: number) => value === 0 },
];

/** In the sandbox a program is where it is said to be, whatever is there outside. */
const PROGRAM = {
  kind: 'file',
  id: 'a program',
  path: '/opt/pyexec-doctor.py',
  text: 'import os; os.write(1, b"works")',
} as const;

async function readNumber(file: string): Promise<number | undefined> {
  try {
    return Number(await readFile(file, 'utf8'));
  } catch (thrown) {
    // This kernel does not have it.
    if (systemCode(thrown) === undefined) throw thrown;
    return undefined;
  }
}

async function checkBubblewrap({ uid }: MachineFacts): Promise<Finding> {
  const topic = 'bubblewrap';
  const found = findBubblewrap();
  if (found === undefined) return { topic, state: 'missing', detail: 'not installed', fix: installCommand(uid) };
  const { stdout } = await getExecOutput(found, ['--version'], { silent: true, ignoreReturnCode: true, env: {} });
  return { topic, state: 'ok', detail: `${stdout.trim()} (${found})` };
}

async function checkSwitches(): Promise<Finding[]> {
  const values = await Promise.all(SWITCHES.map(async (one) => ({ ...one, value: await readNumber(one.file) })));
  return values.flatMap(({ file, allows, value }): Finding[] => {
    if (value === undefined) return [];
    const name = file.slice('/proc/sys/'.length).replaceAll('/', '.');
    const detail = `${name} = ${value}${allows(value) ? '' : ', which keeps unprivileged users from making namespaces'}`;
    return [{ topic: 'namespaces', state: allows(value) ? 'ok' : 'absent', detail }];
  });
}

/** Runs a program in the sandbox, with the arguments of every other run. */
async function tryIt(facts: MachineFacts, say: (line: string) => void): Promise<Finding> {
  const topic = 'isolation: sandbox';
  try {
    const values = new Map(Object.entries({ files: PROGRAM.path, environment: 'system' }));
    const settings = parseSettings({ values, problems: [] });
    requireAvailable(settings, facts);
    const python = await findPython({ path: undefined, version: undefined }, facts);
    const plan = buildPlan({
      settings,
      programs: [PROGRAM],
      requirements: undefined,
      isOnDemand: false,
      python,
      facts,
      hasSharedCache: false,
    });
    const environment = await prepareEnvironment(plan, {
      onTraces: () => Promise.resolve(),
      say,
      signal: new AbortController().signal,
    });
    try {
      const result = await environment.execute(PROGRAM, 0, new AbortController().signal);
      const isRight = result?.stdout.text === 'works' && result.outcome.kind === 'exited';
      const told = result === undefined ? 'nothing was run' : outcomeLine(reportRun(result), plain);
      return { topic, state: isRight ? 'ok' : 'missing', detail: told };
    } finally {
      await environment.dispose();
    }
  } catch (thrown) {
    if (!(thrown instanceof PyexecError)) throw thrown;
    const isNever = facts.platform !== 'linux';
    return { topic, state: isNever ? 'absent' : 'missing', detail: thrown.message, fix: thrown.hint };
  }
}

/** Whether programs can be contained here, and each thing that it takes. */
export async function checkSandbox(facts: MachineFacts, say: (line: string) => void): Promise<Finding[]> {
  if (facts.platform !== 'linux') return [await tryIt(facts, say)];
  // First, since it may install what the others look for.
  const sandbox = await tryIt(facts, say);
  return [await checkBubblewrap(facts), ...(await checkSwitches()), sandbox];
}
