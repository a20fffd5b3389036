# The bundle, as a step of a workflow runs it.

hello() {
  local folder
  folder=$(mktemp -d)
  echo "import os; print('hello', os.getuid() != 0)" >"$folder/hello.py"
  local output
  output=$(pyexec run --environment system --isolation none "$folder/hello.py" 2>&1)
  note "node $(node --version)"
  [[ $output == *'hello True'* ]] || fail "$output"
}

check 'the command line runs a program as runner' hello
