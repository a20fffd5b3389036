#!/bin/sh
# Steps of making the image, called by mmdebstrap: customize.sh STEP ROOT ...
set -eu
step=$1 root=$2
shift 2

# Only what this machine's disk needs: a small initrd is unpacked in seconds under emulation.
initrd() {
  mkdir -p "$root/etc/initramfs-tools/conf.d"
  printf 'virtio_pci\nvirtio_blk\next4\n' >"$root/etc/initramfs-tools/modules"
  printf 'MODULES=list\nCOMPRESS=gzip\nBUSYBOX=n\n' >"$root/etc/initramfs-tools/conf.d/small"
}

# A repository in the image, with an index made of what the packages say of themselves.
offline_packages() {
  chroot "$root" apt-get install -qq --download-only "$@" >&2
  mkdir -p "$root/var/cache/offline"
  mv "$root"/var/cache/apt/archives/*.deb "$root/var/cache/offline/"
  for file in "$root"/var/cache/offline/*.deb; do
    chroot "$root" dpkg-deb --field "/var/cache/offline/${file##*/}"
    printf 'Filename: ./%s\n' "${file##*/}"
    printf 'Size: %s\nSHA256: %s\n\n' "$(stat -c %s "$file")" "$(sha256sum "$file" | cut -d' ' -f1)"
  done >"$root/var/cache/offline/Packages"
  rm -rf "$root"/etc/apt/sources.list "$root"/etc/apt/sources.list.d/* "$root"/etc/apt/apt.conf.d/99mmdebstrap
  rm -rf "$root"/var/lib/apt/lists/*
  echo 'deb [trusted=yes] file:/var/cache/offline ./' >"$root/etc/apt/sources.list"
  chroot "$root" apt-get update -qq >&2
}

# The user and the service that stand for a hosted runner's.
system() {
  guest=$1 node=$2
  shift 2
  chroot "$root" useradd --uid 1001 --create-home --shell /bin/bash runner
  echo 'runner ALL=(ALL) NOPASSWD:ALL' >"$root/etc/sudoers.d/runner"
  chmod 0440 "$root/etc/sudoers.d/runner"
  echo runner >"$root/etc/hostname"
  echo '127.0.0.1 localhost runner' >"$root/etc/hosts"
  echo 'kernel.yama.ptrace_scope = 1' >"$root/etc/sysctl.d/60-runner.conf"
  install -m 0755 "$node" "$root/usr/local/bin/node"
  install -m 0644 "$guest/checks.service" "$root/etc/systemd/system/checks.service"
  mkdir -p "$root/opt/checks"
  chroot "$root" systemctl --quiet enable checks.service
  # Nothing logs in or waits here. The profiles that Debian ships take a minute to compile and none is for our programs.
  chroot "$root" systemctl --quiet mask apparmor.service serial-getty@ttyS0.service getty@tty1.service \
    systemd-timesyncd.service apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer \
    e2scrub_reap.service fstrim.timer systemd-binfmt.service systemd-random-seed.service systemd-journal-flush.service \
    modprobe@configfs.service modprobe@drm.service modprobe@efi_pstore.service modprobe@fuse.service
  offline_packages "$@"
  # Without these marks the first boot, which every boot is, rebuilds caches that are complete.
  touch "$root/etc/.updated" "$root/var/.updated"
}

image() {
  folder=$1 size=$2
  cp "$root"/boot/vmlinuz-* "$folder/vmlinuz"
  cp "$root"/boot/initrd.img-* "$folder/initrd.img"
  # A bind mount without what is mounted below: mmdebstrap's /proc, /sys and /dev stay out.
  mkdir "$folder/root"
  unshare --mount sh -ec 'mount --bind "$1" "$2/root"; mkfs.ext4 -q -F -d "$2/root" "$2/root.img" "$3"' - \
    "$root" "$folder" "$size"
  rmdir "$folder/root"
}

case $step in
  initrd) initrd ;;
  system) system "$@" ;;
  image) image "$@" ;;
esac
