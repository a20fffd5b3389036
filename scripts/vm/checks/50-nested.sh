# For information: where user namespaces and control groups of our own can be had. Only the plain case has to hold.

install_bubblewrap
nested() {
  bwrap --unshare-user --unshare-pid --ro-bind / / --proc /proc --dev /dev -- \
    unshare --user --map-current-user --pid --fork --mount --mount-proc true
}
try_nested() {
  local message
  if message=$(nested 2>&1); then note "nested, $1: works"; else note "nested, $1: $message"; fi
}
nested_plain() {
  try_nested 'no profile'
  nested
}
nested_profiles() {
  allow_bwrap
  try_nested 'profile with flags=(unconfined)'
}

leaf=$(cat <<'PYTHON'
import os, subprocess, sys
own = open("/proc/self/cgroup").read().strip().split("::")[1]
group = "/sys/fs/cgroup" + own
read = lambda name: open(f"{group}/{name}").read().split()
print(own, "uid", os.stat(group).st_uid, "has", *read("cgroup.controllers"), "; in it", len(read("cgroup.procs")))
def step(name, act):
    try:
        act()
        print(name, "works")
    except OSError as error:
        print(name, error.strerror)
def write(name, text):
    with open(f"{group}/{name}", "w") as file: file.write(text)
def fat():
    join = lambda: write("leaf/cgroup.procs", "0")
    print("200 MB:", subprocess.run([sys.executable, "-c", "bytearray(200 << 20)"], preexec_fn=join).returncode)
step("mkdir", lambda: (os.mkdir(f"{group}/inner"), os.mkdir(f"{group}/leaf")))
for pid in read("cgroup.procs"): step("move", lambda: write("inner/cgroup.procs", pid))
step("subtree_control", lambda: write("cgroup.subtree_control", "+memory +pids"))
step("memory.max", lambda: write("leaf/memory.max", str(64 << 20)))
try: fat()
except Exception as error: print("fat:", error)
PYTHON
)
try_leaf() {
  local where=$1 message
  shift
  message=$("$@" python3 -u -c "$leaf" 2>&1) || true
  note "leaf, $where: ${message//$'\n'/; }"
}
leaves() {
  local scope=(sudo -n systemd-run --quiet --scope --collect --uid=runner)
  try_leaf 'the service of the checks' env
  try_leaf 'a service' in_service
  try_leaf 'a service with Delegate=yes' in_service -p Delegate=yes
  try_leaf 'a service with Delegate=memory pids' in_service -p 'Delegate=memory pids'
  try_leaf 'a scope by sudo with Delegate=yes' "${scope[@]}" -p Delegate=yes
  try_leaf 'a scope by sudo with Delegate=yes and User=' "${scope[@]}" -p Delegate=yes -p User=runner
}
user_leaves() {
  local scope=(systemd-run --user --quiet --scope --collect)
  refused "${scope[@]}" true
  note "systemd-run --user: $message"
  refused env XDG_RUNTIME_DIR=/run/user/1001 "${scope[@]}" true
  note "systemd-run --user with only XDG_RUNTIME_DIR: $message"
  user_session
  try_leaf 'systemd-run --user --scope' "${scope[@]}"
  try_leaf 'systemd-run --user --scope with Delegate=yes' "${scope[@]}" -p Delegate=yes
}

check 'a user namespace inside bubblewrap' nested_plain
check 'what profiles do to a user namespace inside bubblewrap' nested_profiles
check 'where a control group is ours' leaves
check 'where a control group is ours, with lingering' user_leaves
