// The licences of all packages that can be in the bundle: those of the lock file that are neither for development nor
// optional. (ncc's own list leaves out modules that it joins into one.)
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

function licenceOf(folder, lock) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
  return [`${manifest.name} ${manifest.version}`, manifest.license ?? lock.license ?? 'see its text', ...texts].join(
    '\n\n',
  );
}

/** The text of dist/licenses.txt. */
export function collectLicences(root) {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const bundled = Object.entries(packages).filter(
    ([name, lock]) =>
      name.startsWith('node_modules/') && !lock.dev && !lock.optional && !lock.devOptional && !lock.link,
  );
  return `${bundled.map(([name, lock]) => licenceOf(path.join(root, name), lock)).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
