# What a memory limit of systemd does to a program.

fat="x = bytearray(200 << 20); print('lived', len(x))"
scope() { sudo -n systemd-run --quiet --scope --collect --uid=runner "$@" python3 -c "$fat"; }

limit_ends_it() {
  refused scope -p MemoryMax=64M -p MemorySwapMax=0 -p Delegate=yes
  [[ $message != *lived* ]]
}
without_limit_it_lives() { [[ $(scope) == *lived* ]]; }

# Who watches a program from inside of its scope has to outlive it.
parent="import subprocess, sys, time
print('child', subprocess.run([sys.executable, '-c', sys.argv[1]]).returncode, flush=True)
time.sleep(5)
print('parent lived')"
parent_in_scope() {
  sudo -n systemd-run --quiet --scope --collect --uid=runner -p MemoryMax=64M -p MemorySwapMax=0 "$@" \
    python3 -c "$parent" "$fat" 2>&1
}
delegation_spares_the_parent() {
  note "without Delegate: $(parent_in_scope | tr '\n' ' ')"
  note "with OOMPolicy=continue: $(parent_in_scope -p OOMPolicy=continue | tr '\n' ' ')"
  local output
  output=$(parent_in_scope -p Delegate=yes)
  note "with Delegate=yes: $output"
  [[ $output == *'child -9'*'parent lived'* ]]
}

check 'a scope with MemoryMax=64M ends a program of 200 MB' limit_ends_it
check 'a scope without a limit lets the program of 200 MB live' without_limit_it_lives
check 'with Delegate=yes the parent of what was ended lives on' delegation_spares_the_parent
