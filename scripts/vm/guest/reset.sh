#!/usr/bin/bash
# As root: brings back the state of a fresh hosted runner. What a check changed beyond this list, it has to undo itself.
set -eu
sysctl --quiet --write kernel.yama.ptrace_scope=1 kernel.unprivileged_userns_clone=1

stamp=/run/checks-started
[ -e "$stamp" ] || touch "$stamp"
find /etc/apparmor.d -type f -newer "$stamp" -delete
while read -r profile _; do
  printf %s "$profile" >/sys/kernel/security/apparmor/.remove
done </sys/kernel/security/apparmor/profiles

if [ -e /usr/bin/bwrap ]; then dpkg --purge bubblewrap; fi
if [ -e /var/lib/systemd/linger/runner ]; then
  loginctl disable-linger runner
  systemctl stop user@1001.service
fi
