// Writes what documents say of inputs, outputs and errors from the tables in src/, compiled to lib/: action.yml, the
// tables of README.md between their marks, docs/errors.md. With --check: fails when a file does not say the same.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Document } from 'yaml';
import prettier from 'prettier';
import { ERROR_CODES } from '../lib/errors.js';
import { INPUT_GROUPS, INPUTS } from '../lib/inputs/spec.js';
import { OUTPUTS } from '../lib/report/outputs.js';

const root = path.resolve(import.meta.dirname, '..');

function actionYml() {
  const inputs = Object.entries(INPUTS).map(([name, spec]) => [
    name,
    {
      description: spec.description,
      required: false,
      ...(spec.default === undefined ? {} : { default: spec.default }),
    },
  ]);
  const outputs = Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]);
  const document = new Document({
    name: 'pyexec',
    description: 'Runs Python that a language model wrote, under limits, with a verdict that the code cannot forge',
    author: 'pyexec-action contributors',
    branding: { icon: 'shield', color: 'blue' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post.js', 'post-if': 'always()' },
  });
  document.commentBefore =
    ' Inputs and outputs are generated from src/inputs/spec.ts and src/report/outputs.ts by `npm run docs`.';
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function table(head, rows) {
  const cell = (text) => text.replaceAll('|', '\\|');
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}

function inputTables() {
  return INPUT_GROUPS.map((group) => {
    const rows = Object.entries(INPUTS)
      .filter(([, spec]) => spec.group === group)
      .map(([name, spec]) => [
        `\`${name}\``,
        spec.default === undefined ? (spec.defaultNote ?? '') : `\`${spec.default}\``,
        spec.description,
      ]);
    return `### ${group}\n\n${table(['input', 'default', 'meaning'], rows)}`;
  }).join('\n\n');
}

function outputTable() {
  return table(
    ['output', 'meaning'],
    Object.entries(OUTPUTS).map(([name, description]) => [`\`${name}\``, description]),
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
  return between(between(text, 'inputs', inputTables()), 'outputs', outputTable());
}

const files = { 'action.yml': actionYml(), 'README.md': readme(), 'docs/errors.md': errorsMd() };
mkdirSync(path.join(root, 'docs'), { recursive: true });
for (const [name, raw] of Object.entries(files)) {
  const file = path.join(root, name);
  const text = await prettier.format(raw, { ...(await prettier.resolveConfig(file)), filepath: file });
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the tables say: run \`npm run docs\``);
    process.exitCode = 1;
  }
}
