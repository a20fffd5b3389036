import os from 'node:os';
import { VenvStore, type StoredVenv } from '../environments/venv/venv-store.js';
import { PyexecError } from '../errors.js';
import type { Environment } from '../host/harden.js';
import { CACHE_HELP } from '../host/help-text.js';
import { readFacts } from '../host/read-facts.js';
import { quoteInline } from '../report/neutralise.js';
import { formatBytes } from '../units.js';

const MAX_SHOWN_PACKAGES = 8;

/** One line for people: when it was used, its size, the Python, and what is in it. */
function describe({ key, manifest, lastUsed }: StoredVenv): string {
  const { packages, bytes } = manifest;
  const more = packages.length - MAX_SHOWN_PACKAGES;
  const [, version = '?'] = /-(\d+\.\d+\.[^-]+)-[0-9a-f]+$/.exec(key) ?? [];
  const shown = packages.slice(0, MAX_SHOWN_PACKAGES).join(', ');
  const day = lastUsed.toISOString().slice(0, 16).replace('T', ' ');
  const size = formatBytes(bytes).padStart(10);
  return quoteInline(`${day}  ${size}  Python ${version}  ${shown}${more > 0 ? ` and ${more} more` : ''}`);
}

function list(store: VenvStore, folder: string): string[] {
  const venvs = store.list();
  const bytes = venvs.reduce((sum, { manifest }) => sum + manifest.bytes, 0);
  const count = venvs.length === 1 ? '1 venv' : `${venvs.length} venvs`;
  return [...venvs.map(describe), quoteInline(`${count}, ${formatBytes(bytes)} in ${folder}`)];
}

/** `pyexec cache list|clear`: what is kept on this machine for later runs. Resolves to the exit status. */
export async function cacheCommand(args: readonly string[], env: Environment): Promise<number> {
  const [what, more] = args;
  if (what === '--help' || what === '-h') {
    process.stdout.write(CACHE_HELP);
    return 0;
  }
  if ((what !== 'list' && what !== 'clear') || more !== undefined) {
    throw new PyexecError('invalid-input', {
      message: `\`pyexec cache\` takes \`list\` or \`clear\`${args.length === 0 ? '' : `; got ${JSON.stringify(args.join(' '))}`}`,
      hint: 'Use `pyexec cache list` or `pyexec cache clear`.',
    });
  }
  const { cacheFolder } = readFacts(env, { currentFolder: process.cwd(), tempFolder: os.tmpdir() });
  const store = VenvStore.open(cacheFolder);
  if (store === undefined) {
    throw new PyexecError('venv-unusable', {
      message: `nothing can be kept in ${cacheFolder}`,
      hint: 'Set XDG_CACHE_HOME to a folder that can be written.',
    });
  }
  const lines = what === 'list' ? list(store, cacheFolder) : [`removed ${formatBytes(await store.clear())}`];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}
