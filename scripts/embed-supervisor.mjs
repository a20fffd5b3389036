// Writes supervisor.py into a TypeScript module, so that the bundle needs no other file. With --check: fails when the
// module does not hold what the Python file says.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../src/execution/supervisor');
const source = readFileSync(path.join(folder, 'supervisor.py'), 'utf8');
const target = path.join(folder, 'supervisor-source.ts');
const text = `// Generated from supervisor.py by \`npm run generate\`.\n/** The supervisor's Python source. */\nexport const SUPERVISOR_SOURCE = ${JSON.stringify(source)};\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('supervisor-source.ts is not what supervisor.py says: run `npm run generate`');
  process.exitCode = 1;
}
