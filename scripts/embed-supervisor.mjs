// Writes supervisor.py and copies.py into a TypeScript module, so that the bundle needs no other file. With --check: fails when the
// module does not hold what the Python files say.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../src/execution/supervisor');
const source = readFileSync(path.join(folder, 'supervisor.py'), 'utf8');
const target = path.join(folder, 'supervisor-source.ts');
const copies = readFileSync(path.join(folder, 'copies.py'), 'utf8');
const text = `// Generated from supervisor.py by \`npm run generate\`.\n/** The supervisor's Python source. */\nexport const SUPERVISOR_SOURCE = ${JSON.stringify(source)};\n/** Stands in front of it for a supervisor that copies files. */\nexport const COPIES_SOURCE = ${JSON.stringify(copies)};\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('supervisor-source.ts is not what supervisor.py says: run `npm run generate`');
  process.exitCode = 1;
}
