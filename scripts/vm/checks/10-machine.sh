# The machine is what it says it is.

cgroup_v2() {
  [ "$(stat -f -c %T /sys/fs/cgroup)" = cgroup2fs ]
  local controllers=" $(cat /sys/fs/cgroup/cgroup.controllers) "
  [[ $controllers == *' memory '* && $controllers == *' pids '* ]]
  note "$(uname -sr), $(systemctl --version | head -n1), controllers:$controllers"
  note "$(systemd-analyze time | head -n1)"
  note "checks run in $(cat /proc/self/cgroup), own controllers: $(cat "/sys/fs/cgroup$(cut -d: -f3 /proc/self/cgroup)/cgroup.controllers")"
  note "sysctl: $(sudo -n sysctl -a 2>/dev/null | grep -E 'userns|apparmor|ptrace_scope|user_namespaces' | tr '\n' ';')"
}

is_runner() { [ "$(id -u)" = 1001 ] && [ "$(id -un)" = runner ]; }
sudo_works() { is_runner && [ "$(sudo -n id -u)" = 0 ]; }
no_session() { is_runner && [ -z "${XDG_RUNTIME_DIR:-}" ]; }

# With Yama at 1 a process may trace its descendants only.
trace_sibling() {
  sleep 30 &
  local sibling=$!
  local attach='import ctypes, sys; sys.exit(ctypes.CDLL(None).ptrace(16, int(sys.argv[1]), 0, 0) != 0)'
  local status=0
  python3 -c "$attach" "$sibling" || status=$?
  kill -KILL "$sibling"
  return "$status"
}
yama_switches() {
  yama 1
  refused trace_sibling
  yama 0
  trace_sibling
}

check 'cgroup v2 with the memory and pids controllers' cgroup_v2
check 'runner becomes root with sudo and no password' sudo_works
check 'checks run in a system service, without a user session' no_session
check 'Yama is switched on and off' yama_switches
