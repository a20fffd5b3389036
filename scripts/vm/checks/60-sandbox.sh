# The sandbox on a machine like a hosted runner: bubblewrap is absent, sudo needs no password, and AppArmor is there.

cd "$scratch"
cat >hello.py <<'EOF'
import os
print('hello', os.getuid(), sorted(os.listdir('/home')))
EOF
# No process takes more than 60 MB, all together take 600 MB.
cat >many.py <<'EOF'
import os, time
for _ in range(10):
    if os.fork() == 0:
        kept = bytearray(b'x' * (60 << 20))
        time.sleep(5)
        os._exit(0)
codes = [os.waitstatus_to_exitcode(os.wait()[1]) for _ in range(10)]
print(codes)
raise SystemExit(max(map(abs, codes)))
EOF

in_ci() { CI=true node "$DIST/cli.js" run --environment system "$@" 2>&1; }

# contains TEXT ...: of the output in $output.
contains() {
  local text
  for text in "$@"; do [[ $output == *"$text"* ]] || fail "no '$text' in: $output"; done
}

limits() {
  output=$(in_ci many.py --memory 256MiB) && fail "passed: $output"
  contains 'out-of-memory many.py' "memory limit: cgroup"
  output=$(in_ci many.py --memory 2GiB) || fail "$output"
  contains '[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]'
}

absent() {
  output=$(env -u CI node "$DIST/cli.js" run --environment system hello.py 2>&1) && fail "passed: $output"
  contains 'error sandbox-unavailable' 'no bwrap is installed' 'sudo apt-get install bubblewrap' 'isolation: none'
}
check 'without bubblewrap, and without leave to install it, nothing runs' absent

installs() {
  output=$(in_ci hello.py) || fail "$output"
  contains 'bubblewrap is missing and is being installed' 'hello 65534' "['sandbox']" 'memory limit: cgroup'
}
check 'in CI bubblewrap is installed on first use, and that is said' installs

again() {
  output=$(in_ci hello.py) || fail "$output"
  [[ $output != *installed* ]] || fail "$output"
  contains 'hello 65534'
}
check 'the second run finds it' again

check 'the memory of all processes together is limited in a scope that sudo makes' limits

unlimited() {
  output=$(env -u CI node "$DIST/cli.js" run --environment system many.py --memory 256MiB 2>&1) || fail "$output"
  contains 'memory limit: rlimit'
}
check 'outside CI sudo is not used, and each process has the limit for itself' unlimited

forbidden() {
  unprivileged_userns 0
  output=$(in_ci hello.py) && fail "passed: $output"
  note "$output"
  unprivileged_userns 1
  contains 'error sandbox-unavailable' 'does not let this user make namespaces' 'isolation: none'
}
check 'where user namespaces are forbidden nothing runs' forbidden

refused_by_apparmor() {
  deny_to_bwrap "$1"
  output=$(env -u CI node "$DIST/cli.js" run --environment system hello.py 2>&1) && fail "passed: $output"
  contains 'error sandbox-unavailable' 'AppArmor' 'doctor --install'
  output=$(in_ci hello.py) || fail "$output"
  contains 'AppArmor is in the way' 'hello 65534'
  unload_profile pyexec-bubblewrap
  unload_profile denied
}
check 'AppArmor that forbids namespaces is told, and in CI a profile is loaded' refused_by_apparmor userns
check 'AppArmor that forbids mapping users is told, and in CI a profile is loaded' refused_by_apparmor '@{PROC}/*/uid_map w'
check 'AppArmor that makes namespaces worthless is told, and in CI a profile is loaded' refused_by_apparmor 'capability net_admin'

doctor_mends() {
  remove_bubblewrap
  deny_to_bwrap userns
  output=$(env -u CI node "$DIST/cli.js" doctor) && fail "found nothing missing: $output"
  contains 'missing bubblewrap' 'missing isolation: sandbox'
  output=$(env -u CI node "$DIST/cli.js" doctor --install) || fail "$output"
  contains 'ok      isolation: sandbox'
  output=$(env -u CI node "$DIST/cli.js" run --environment system hello.py 2>&1) || fail "$output"
  unload_profile pyexec-bubblewrap
  unload_profile denied
}
check 'the doctor says what is missing, installs it, and then programs run' doctor_mends

delegated() {
  in_service -p 'Delegate=yes' env -u CI "PATH=$PATH" node "$DIST/cli.js" run --environment system --memory 256MiB \
    "$scratch/many.py" >log 2>&1 && fail "passed: $(cat log)"
  output=$(cat log)
  contains 'out-of-memory' 'memory limit: cgroup'
}
check 'a service that was given its group makes groups below it' delegated

of_the_user() {
  user_session
  output=$(env -u CI node "$DIST/cli.js" run --environment system many.py --memory 256MiB 2>&1) && fail "passed: $output"
  contains 'out-of-memory many.py' 'memory limit: cgroup'
}
check 'a user with a service manager needs no sudo' of_the_user

yamas() {
  yama 1
  output=$(in_ci hello.py) || fail "$output"
  yama 0
  output=$(in_ci hello.py) || fail "$output"
  yama 1
}
check 'Yama makes no difference' yamas
