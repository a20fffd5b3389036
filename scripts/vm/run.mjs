// Boots a virtual machine that stands for a hosted runner and runs the scripts in checks/ in it, with the bundle in dist/.
// Arguments select scripts by a part of their name; --checks names another folder of scripts, --timeout the seconds for
// the whole boot. Exit status 0 means that every check of every script reported `ok`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureImage } from './image.mjs';
import { boot } from './machine.mjs';
import { missingPrograms } from './preflight.mjs';
import { planOf, Results } from './results.mjs';

const CONSOLE_TAIL_LINES = 40;
const here = import.meta.dirname;
const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: {
    checks: { type: 'string', default: path.join(here, 'checks') },
    timeout: { type: 'string', default: '900' },
  },
});
const started = performance.now();

const say = (text) => console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(6)}] ${text}`);

function chosenScripts() {
  return readdirSync(options.checks)
    .filter((name) => name.endsWith('.sh') && (filters.length === 0 || filters.some((part) => name.includes(part))))
    .sort()
    .map((name) => [name, readFileSync(path.join(options.checks, name), 'utf8')]);
}

// A tar archive as the second disk: it needs neither a file system nor root.
function makePayload(folder, scripts) {
  const tree = path.join(folder, 'tree');
  mkdirSync(path.join(tree, 'checks'), { recursive: true });
  cpSync(path.join(here, '../../dist'), path.join(tree, 'dist'), { recursive: true });
  cpSync(path.join(here, 'guest'), path.join(tree, 'guest'), { recursive: true });
  for (const [name] of scripts) copyFileSync(path.join(options.checks, name), path.join(tree, 'checks', name));
  const payload = path.join(folder, 'payload.tar');
  const { status } = spawnSync('tar', ['-cf', payload, '--owner=0', '--group=0', '--mode=a+rX', '-C', tree, '.'], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('tar could not pack the checks');
  return payload;
}

async function runChecks(scripts, folder) {
  const plan = planOf(scripts);
  if (plan.problems.length > 0) return plan.problems;
  const results = new Results(plan.promised);
  const image = ensureImage();
  say('the image is there');
  const consoleLog = path.join(folder, 'console.log');
  const onLine = (line) => {
    results.take(line);
    say(line);
  };
  const payload = makePayload(folder, scripts);
  const end = await boot({ image, payload, consoleLog, onLine, timeoutMs: Number(options.timeout) * 1000 });
  if (!results.ended) {
    const tail = readFileSync(consoleLog, 'utf8').trimEnd().split('\n').slice(-CONSOLE_TAIL_LINES);
    console.error(`\nthe end of the console:\n${tail.join('\n')}`);
  }
  say(`${results.passedCount} of ${plan.promised.size} checks passed`);
  return [...results.problems(), ...(end === undefined ? [] : [end])];
}

async function main() {
  const missing = missingPrograms();
  if (missing !== undefined) return [missing];
  const folder = mkdtempSync(path.join(tmpdir(), 'pyexec-vm-'));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return runChecks(chosenScripts(), folder);
}

const problems = await main();
if (problems.length > 0) {
  console.error(`\n${problems.join('\n')}`);
  process.exitCode = 1;
}
