// Writes what documents say of inputs, outputs and errors from the tables in src/, compiled to lib/: the files action.yml,
// the tables of README.md between their marks, docs/errors.md. With --check: fails when a file does not say the same.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Document } from 'yaml';
import prettier from 'prettier';
import { ERROR_CODES } from '../lib/errors.js';
import { INPUT_GROUPS, INPUTS } from '../lib/inputs/spec.js';
import { MERGE_INPUTS, MERGE_OUTPUTS } from '../lib/merge/merge-inputs.js';
import { PLAN_INPUTS, PLAN_OUTPUTS } from '../lib/plan-command/plan-inputs.js';
import { REPORT_INPUTS, REPORT_OUTPUTS } from '../lib/pull-report/report-inputs.js';
import { OUTPUTS } from '../lib/report/outputs.js';

const root = path.resolve(import.meta.dirname, '..');

/** What an action.yml says of inputs and outputs. */
function interfaceOf(inputs, outputs) {
  const described = Object.entries(inputs).map(
    ([name, { description, default: text, expression: fallback = text }]) => [
      name,
      { description, required: false, ...(fallback === undefined ? {} : { default: fallback }) },
    ],
  );
  return {
    inputs: Object.fromEntries(described),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, description]) => [name, { description }])),
  };
}

function manifest(content, sources) {
  const document = new Document(content);
  document.commentBefore = ` Inputs and outputs are generated from ${sources} by \`npm run docs\`.`;
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** The action itself, for a folder from which `dist` is dist/. */
function actionYml(dist, more = {}) {
  const content = {
    name: 'pyexec',
    description: 'Runs Python that a language model wrote, under limits, with a verdict that the code cannot forge',
    author: 'pyexec-action contributors',
    ...more,
    ...interfaceOf(INPUTS, OUTPUTS),
    runs: { using: 'node24', main: `${dist}/index.js`, post: `${dist}/post.js`, 'post-if': 'always()' },
  };
  return manifest(content, 'src/inputs/spec.ts and src/report/outputs.ts');
}

/** The actions in folders of their own. */
const SUB_ACTIONS = {
  plan: {
    description: 'Plans a matrix: programs × Python versions, in shards that take about the same time',
    inputs: PLAN_INPUTS,
    outputs: PLAN_OUTPUTS,
    source: 'src/plan-command/plan-inputs.ts',
  },
  merge: {
    description: 'Joins the results of the shards of a plan to one report and one verdict',
    inputs: MERGE_INPUTS,
    outputs: MERGE_OUTPUTS,
    source: 'src/merge/merge-inputs.ts',
  },
  report: {
    description: 'Posts what a workflow run came to as a comment and a check of its pull request; runs no program',
    inputs: REPORT_INPUTS,
    outputs: REPORT_OUTPUTS,
    source: 'src/pull-report/report-inputs.ts',
  },
};

function subActionYml(name) {
  const { description, inputs, outputs, source } = SUB_ACTIONS[name];
  const content = {
    name: `pyexec ${name}`,
    description,
    author: 'pyexec-action contributors',
    ...interfaceOf(inputs, outputs),
    runs: { using: 'node24', main: `../dist/${name}.js` },
  };
  return manifest(content, source);
}

function table(head, rows) {
  const cell = (text) => text.replaceAll('|', '\\|');
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function inputTable(specs) {
  const rows = specs.map(([name, spec]) => [
    `\`${name}\``,
    spec.default === undefined ? (spec.defaultNote ?? '') : `\`${spec.default}\``,
    spec.description,
  ]);
  return table(['input', 'default', 'meaning'], rows);
}

function inputTables() {
  return INPUT_GROUPS.map((group) => {
    const specs = Object.entries(INPUTS).filter(([, spec]) => spec.group === group);
    return `### ${group}\n\n${inputTable(specs)}`;
  }).join('\n\n');
}

function outputTable(outputs) {
  return table(
    ['output', 'meaning'],
    Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description]),
  );
}

function errorsMd() {
  const rows = Object.entries(ERROR_CODES).map(([code, { exitStatus, meaning }]) => [
    `\`${code}\``,
    String(exitStatus),
    meaning,
  ]);
  return `# Errors

<!-- Generated from src/errors.ts by \`npm run docs\`. -->

What the tool itself can fail at. What the code does (exit codes, signals, timeouts, limits) is never one of these: it is
the \`outcome\` of a run. In result.json the error stands under \`error\` with \`code\`, \`message\` and \`hint\`; the command
line prints it and ends with the exit status.

${table(['code', 'exit status', 'meaning'], rows)}
`;
}

function between(text, name, content) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`README.md lacks the marks ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

function readme() {
  const text = readFileSync(path.join(root, 'README.md'), 'utf8');
  const parts = { inputs: inputTables(), outputs: outputTable(OUTPUTS) };
  for (const [name, { inputs, outputs }] of Object.entries(SUB_ACTIONS))
    parts[name] = `${inputTable(Object.entries(inputs))}\n\n${outputTable(outputs)}`;
  return Object.entries(parts).reduce((all, [name, content]) => between(all, name, content), text);
}

const files = {
  'action.yml': actionYml('dist', { branding: { icon: 'shield', color: 'blue' } }),
  // The same once more, since `$/`, as reusable workflows name their own repository, takes folders alone.
  'run/action.yml': actionYml('../dist'),
  ...Object.fromEntries(Object.keys(SUB_ACTIONS).map((name) => [`${name}/action.yml`, subActionYml(name)])),
  'README.md': readme(),
  'docs/errors.md': errorsMd(),
};
for (const [name, raw] of Object.entries(files)) {
  const file = path.join(root, name);
  const text = await prettier.format(raw, { ...(await prettier.resolveConfig(file)), filepath: file });
  if (!process.argv.includes('--check')) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the tables say: run \`npm run docs\``);
    process.exitCode = 1;
  }
}
