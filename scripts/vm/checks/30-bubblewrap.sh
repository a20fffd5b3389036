# How bubblewrap comes to the machine, and what stands in its way.

contained() { bwrap --unshare-user --unshare-pid --unshare-net --ro-bind / / --proc /proc --dev /dev -- true; }
refused_with_note() {
  refused contained
  note "$1: $message"
}

absent() { refused bwrap --version; }
installs() {
  sudo -n apt-get update --quiet
  install_bubblewrap
  note "$(bwrap --version)"
}
sysctl_stops_it() {
  unprivileged_userns 0
  refused_with_note 'unprivileged_userns_clone=0'
  unprivileged_userns 1
  contained
}
profile_stops_it() {
  deny_to_bwrap "$1"
  refused_with_note "AppArmor denies $1"
  unload_profile denied
  contained
}
profile_helps() {
  deny_to_bwrap userns
  refused contained
  allow_bwrap
  note "loaded: $(sudo -n cat /sys/kernel/security/apparmor/profiles | tr '\n' ' ')"
  contained
}

check 'bubblewrap is absent at first' absent
check 'apt-get installs bubblewrap without a network' installs
check 'bubblewrap works for an unprivileged user' contained
check 'unprivileged_userns_clone=0 stops bubblewrap' sysctl_stops_it
check 'AppArmor stops bubblewrap by denying the namespace' profile_stops_it userns
check 'AppArmor stops bubblewrap by denying the map of users' profile_stops_it '@{PROC}/*/uid_map w'
check 'AppArmor stops bubblewrap by denying the network set-up' profile_stops_it 'capability net_admin'
check 'a profile of its own makes bubblewrap work again' profile_helps
