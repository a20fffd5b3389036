// Where this machine gets its packages from, so that the image comes from the same place.
import { spawnSync } from 'node:child_process';

function linesOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(Boolean) : [];
}

/** The address of the Debian archive that apt uses here; undefined leaves the choice to mmdebstrap. */
export function debianMirror() {
  const format = '$(CREATED_BY) $(LABEL) $(COMPONENT) $(REPO_URI)';
  const found = linesOf('apt-get', ['indextargets', '--format', format]).find((l) =>
    l.startsWith('Packages Debian main '),
  );
  return found?.split(' ').at(-1);
}

/** How apt reaches it: proxies, certificates, checks that are off. Each one is a line of apt's configuration. */
export function aptOptions() {
  return linesOf('apt-config', ['dump', 'Acquire']).filter((line) =>
    /^Acquire::(https?|Check-[A-Za-z-]+|Retries)(::\S+)? "[^"]+";$/.test(line),
  );
}
