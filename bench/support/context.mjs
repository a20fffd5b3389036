import { execFileSync } from 'node:child_process';
import { chownSync, chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** Who measures beside root: any user without rights. */
const NOBODY = { uid: 1000, gid: 1000 };

/** A folder of its own with a copy of the bundle, so that a build meanwhile does not mix two versions. */
export function makeStage({ dist = path.join(ROOT, 'dist') } = {}) {
  const stage = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  chmodSync(stage, 0o755);
  cpSync(dist, path.join(stage, 'dist'), { recursive: true });
  return { stage, remove: () => rmSync(stage, { recursive: true, force: true }) };
}

/** Everything that a comparison needs to know; one for each user who measures. */
export function makeContext({ stage, python, node, image, venvPython, rounds, isUnprivileged }) {
  const folder = path.join(stage, isUnprivileged ? 'unprivileged' : 'self');
  const home = path.join(folder, 'home');
  const temp = path.join(folder, 'tmp');
  for (const made of [folder, home, temp]) {
    mkdirSync(made);
    if (isUnprivileged) chownSync(made, NOBODY.uid, NOBODY.gid);
  }
  return {
    folder,
    temp,
    python,
    node,
    image,
    venvPython,
    rounds,
    cores: os.availableParallelism(),
    cli: path.join(stage, 'dist', 'cli.js'),
    action: path.join(stage, 'dist', 'index.js'),
    user: isUnprivileged ? NOBODY : {},
    env: { PATH: process.env.PATH, HOME: home, TMPDIR: temp, LANG: 'C.UTF-8' },
  };
}

/** Writes programs that everybody may read. Returns their paths. */
export function writePrograms(context, name, sources) {
  const folder = path.join(context.folder, name);
  mkdirSync(folder, { recursive: true });
  return sources.map((source, index) => {
    const file = path.join(folder, `p${String(index).padStart(4, '0')}.py`);
    writeFileSync(file, source, { mode: 0o644 });
    return file;
  });
}

/** What was measured on, in one line. */
export function describeMachine({ python, node, cores }) {
  const version = (command) => execFileSync(command, ['--version'], { encoding: 'utf8' }).trim();
  return `${version(python)}, Node ${version(node).slice(1)}, ${os.type()} ${os.release().split('-')[0]} ${os.arch()}, ${cores} cores`;
}
