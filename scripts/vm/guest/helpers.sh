# What a check script has: it is read after this file, as the user runner, in /opt/checks. A check is a line
#
#   check 'what holds' FUNCTION [ARGUMENT ...]
#
# The host reads the names from the scripts and wants an `ok` for each, so the name is in single quotes and the line is
# not in a loop. The function runs in a subshell with `set -eu`; its output is shown when it fails.

# shellcheck shell=bash disable=SC2034
DIST=$PWD/dist
scratch=$(mktemp -d)
notes=$scratch/notes

check() {
  local name=$1 status
  shift
  : >"$notes"
  (
    set -eu
    "$@"
  ) >"$scratch/log" 2>&1 3>&-
  status=$?
  cat -v "$notes" | sed 's/^/#   /' >&3
  if [ "$status" = 0 ]; then
    echo "ok $name" >&3
  else
    tail -c 8000 "$scratch/log" | cat -v | sed 's/^/#   | /' >&3
    echo "not ok $name: status $status" >&3
  fi
}

# Information for whoever reads the output, whether the check fails or not.
note() { printf '%s\n' "$*" >>"$notes"; }

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The command has to fail; what it wrote is then in $message.
refused() {
  if message=$("$@" 2>&1); then fail "succeeded: $*"; fi
}

# The bundle's command line.
pyexec() { node "$DIST/cli.js" "$@"; }

yama() { sudo -n sysctl --quiet --write "kernel.yama.ptrace_scope=$1"; }
unprivileged_userns() { sudo -n sysctl --quiet --write "kernel.unprivileged_userns_clone=$1"; }

# From the repository in the image; there is no network.
install_bubblewrap() {
  sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -qq --option Dpkg::Use-Pty=0 bubblewrap >/dev/null
}
remove_bubblewrap() { sudo -n dpkg --purge bubblewrap >/dev/null; }

# Loads the profile on standard input; it replaces one of the same name. unload_profile NAME takes it away.
load_profile() { sudo -n apparmor_parser --replace --skip-cache; }
unload_profile() { printf %s "$1" | sudo -n tee /sys/kernel/security/apparmor/.remove >/dev/null; }

# Stands for Ubuntu's restriction of unprivileged user namespaces, whose setting Debian's kernel does not have. With
# 'userns' bwrap cannot make one. Ubuntu lets it make one that is worth nothing; with 'capability net_admin' or
# '@{PROC}/*/uid_map w' bwrap fails at the place, and with the message, where it fails there.
deny_to_bwrap() {
  printf '%s\n' 'abi <abi/4.0>,' 'include <tunables/global>' "profile denied /usr/bin/bwrap { allow all, deny $1, }" |
    load_profile
}
allow_bwrap() {
  printf '%s\n' 'abi <abi/4.0>,' 'include <tunables/global>' \
    'profile pyexec-bwrap /usr/bin/bwrap flags=(unconfined) { userns, }' | load_profile
}

# A user manager without a login, as `loginctl enable-linger` gives it. Ends with the script.
user_session() {
  sudo -n loginctl enable-linger runner
  export XDG_RUNTIME_DIR=/run/user/1001
  for _ in $(seq 60); do
    if systemctl --user is-active --quiet default.target 2>/dev/null; then return; fi
    sleep 0.5
  done
  fail 'the user manager did not start'
}

# in_service [-p PROPERTY=VALUE ...] COMMAND ...: as runner in a system service of its own.
in_service() {
  sudo -n systemd-run --quiet --wait --pipe --collect --uid=runner --working-directory="$PWD" \
    --expand-environment=no "$@"
}
