#!/usr/bin/bash
# Runs every check script, each on a machine in the state of a fresh hosted runner. Standard output is the line to the
# host: `ok NAME`, `not ok NAME: WHY`, `# ANYTHING`, and `end` at the end. Scripts never write to it themselves.
cd /opt/checks || exit 1
exec 3>&1
limit=600

show() { tail -c 8000 "$1" | cat -v | sed 's/^/#   /'; }

for script in checks/*.sh; do
  echo "# == ${script##*/}"
  if ! sudo -n bash guest/reset.sh >/tmp/script.log 2>&1; then
    show /tmp/script.log
    echo "not ok ${script##*/}: the machine could not be reset"
    continue
  fi
  timeout --kill-after=5 "$limit" bash -c '. guest/helpers.sh; . "$1"' - "$script" >/tmp/script.log 2>&1
  status=$?
  # What the script wrote outside of its checks.
  show /tmp/script.log
  [ "$status" = 0 ] || echo "not ok ${script##*/}: the script ended with status $status"
done
echo end
