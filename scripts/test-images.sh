#!/usr/bin/env bash
# Makes the images that the tests run programs in, for a Docker engine without a registry: a small Debian with Python and
# pip, under the names of the official images, and one without Python. Does nothing when they are there. As root or with
# sudo, on Debian or Ubuntu.
set -euo pipefail

suite=bookworm
names=(python:3.11-slim pyexec-test/python:latest)

have_all() {
  docker image inspect "${names[@]}" pyexec-test/empty:latest >/dev/null 2>&1
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

have_all && exit
if ! command -v mmdebstrap >/dev/null; then
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq mmdebstrap debian-archive-keyring >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# As in the official images, `python` is there as well, and packages may be installed with pip.
as_root mmdebstrap --quiet --mode=root --variant=minbase --include=python3-minimal,libpython3-stdlib,python3-pip,ca-certificates \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' --aptopt='Apt::Install-Recommends "false"' \
  --customize-hook='ln -s python3 "$1/usr/bin/python"' \
  --customize-hook='rm -f "$1"/usr/lib/python3*/EXTERNALLY-MANAGED' \
  --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*' \
  "$suite" "$work/root.tar"
docker import --change 'CMD ["python3"]' "$work/root.tar" "${names[0]}" >/dev/null
for name in "${names[@]:1}"; do docker tag "${names[0]}" "$name"; done

mkdir "$work/empty"
cp -L "$(type -P true)" "$work/empty/true"
tar -C "$work/empty" -c true | docker import - pyexec-test/empty:latest >/dev/null
