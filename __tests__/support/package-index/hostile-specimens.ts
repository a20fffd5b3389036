import { moduleNameOf, type Distribution } from './distribution.js';
import { readBackend, sdist } from './sdist.js';
import { wheel } from './wheel.js';

interface Hostile {
  readonly name: string;
  readonly version: string;
}

const harmless = ({ name, version }: Hostile): Record<string, string> => ({
  [`${moduleNameOf(name)}.py`]: `VERSION = ${JSON.stringify(version)}\n`,
});

/**
 * Runs a Python script whenever an installer builds it, which is also when one only wants to know its requirements. Its
 * wheel is valid even when the script fails, and holds a module with a VERSION.
 */
export function attackingSdist({ name, version, script }: Hostile & { readonly script: string }): Distribution {
  const modules = harmless({ name, version });
  return sdist({ name, version, backend: readBackend('attacking'), modules, files: { 'attack.py': script } });
}

/** Besides its module, holds `../../evil.py`, which RECORD lists. */
export function traversingWheel({ name, version }: Hostile): Distribution {
  const modules = { ...harmless({ name, version }), '../../evil.py': 'EVIL = True\n' };
  return wheel({ name, version, modules });
}

/** What is untrue in RECORD: a module's hash, a file that is not in the wheel, or one outside site-packages. */
type RecordLie = 'hash' | 'absent file' | 'file outside';

/** A wheel with an honest content and one lie in RECORD. The file outside is `../../outside.txt`. */
export function lyingWheel({ name, version, lie }: Hostile & { readonly lie: RecordLie }): Distribution {
  const hash = 'A'.repeat(43);
  const forgeries: Record<RecordLie, (honest: string) => string> = {
    hash: (honest) => honest.replace(/sha256=[^,]+/, `sha256=${hash}`),
    'absent file': (honest) => `absent.py,sha256=${hash},1\n${honest}`,
    'file outside': (honest) => `../../outside.txt,sha256=${hash},1\n${honest}`,
  };
  return wheel({ name, version, modules: harmless({ name, version }), forgeRecord: forgeries[lie] });
}

/**
 * Appends a line to a marker file whenever an interpreter starts with it in its site-packages (`start`), through a `.pth`
 * file, and whenever the command of its name runs (`script`).
 */
export function startupWheel({ name, version, marker }: Hostile & { readonly marker: string }): Distribution {
  const module = moduleNameOf(name);
  const source = [
    'def mark(what):',
    `    with open(${JSON.stringify(marker)}, "a") as file:`,
    '        file.write(what + "\\n")',
    '',
    '',
    'def main():',
    '    mark("script")',
  ].join('\n');
  const modules = { [`${module}.py`]: `${source}\n`, [`${module}.pth`]: `import ${module}; ${module}.mark("start")\n` };
  return wheel({ name, version, modules, scripts: { [name]: `${module}:main` } });
}
