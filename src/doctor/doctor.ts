import os from 'node:os';
import { PyexecError } from '../errors.js';
import type { Environment } from '../host/harden.js';
import { DOCTOR_HELP } from '../host/help-text.js';
import { readFacts } from '../host/read-facts.js';
import { choosePaint } from '../host/terminal-host.js';
import { quoteInline } from '../report/neutralise.js';
import type { Paint } from '../report/run-text.js';
import { checkSandbox } from './check-sandbox.js';
import { checkCgroups, checkDocker, checkPythons, checkSupervisor } from './checks.js';
import type { Finding } from './finding.js';

function findingLines({ topic, state, detail, fix }: Finding, paint: Paint): string[] {
  const mark = { ok: paint('green', 'ok     '), missing: paint('red', 'missing'), absent: paint('dim', 'absent ') }[
    state
  ];
  return [`${mark} ${topic}: ${quoteInline(detail)}`, ...(fix === undefined ? [] : [`        fix: ${fix}`])];
}

/** `pyexec doctor`: what this machine can do, why not, and the fix. Resolves to the exit status: 3 when nothing can run. */
export async function doctor(args: readonly string[], env: Environment): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(DOCTOR_HELP);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--install');
  if (unknown !== undefined) {
    throw new PyexecError('invalid-input', {
      message: `\`${unknown}\` is not a flag of \`pyexec doctor\``,
      hint: 'Use `pyexec doctor` or `pyexec doctor --install`.',
    });
  }
  const mayInstall = args.includes('--install');
  const facts = readFacts(env, { currentFolder: process.cwd(), tempFolder: env['TMPDIR'] || os.tmpdir() });
  const findings = (
    await Promise.all([
      checkPythons(facts),
      checkSupervisor(facts),
      checkSandbox({ ...facts, mayInstall }, (line) => process.stdout.write(`${quoteInline(line)}\n`)),
      checkCgroups(facts),
      checkDocker(facts),
    ])
  ).flat();
  const paint = choosePaint(env, process.stdout.isTTY);
  const lines = findings.flatMap((finding) => findingLines(finding, paint));
  process.stdout.write(`${lines.join('\n')}\n`);
  return findings.some(({ state }) => state === 'missing') ? 3 : 0;
}
