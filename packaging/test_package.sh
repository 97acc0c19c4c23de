#!/bin/bash
# test_package.sh FOLDER: installs the kubemori_*.deb of FOLDER in the system it runs in, uses it, and purges it: a system to be thrown
# away (root.sh fresh). Only with what the package depends on, so that this is proved to be enough.
set -euo pipefail
folder=$1
deb=$(echo "$folder"/kubemori_*.deb)
began=$SECONDS
work=$(mktemp -d)
home=$work/home
trap 'rm -rf "$work"' EXIT

say() { printf 'package: %s (%d s)\n' "$*" $((SECONDS - began)); }
die() { printf 'package: %s\n' "$*" >&2; exit 1; }
# apt and dpkg are told not to sync: the system is thrown away. The cache of packages belongs to the caller.
apt() { apt-get -q -y -o APT::Sandbox::User=root -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Use-Pty=0 "$@" > "$work/apt.log" 2>&1; }
# As an ordinary user with a home that is empty.
user() { setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$home" XDG_RUNTIME_DIR="$work/run" QT_QPA_PLATFORM=offscreen "$@"; }

lists_are_old() { [ -z "$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -mtime -1)" ]; }

# everything: every path there is but where the kernel, apt's cache and the sources are.
everything() {
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /mnt -o -path /var/cache/apt -o -path /var/lib/apt \
    -o -path /var/log \) -prune -o -print | grep -v '^/var/lib/dpkg/.*-old$\|^/var/lib/dpkg/lock' | LC_ALL=C sort
}

get() { apt "$@" || { apt update && apt "$@"; } || { cat "$work/apt.log"; die "apt-get $* failed"; }; }

# First all that it depends on, and a list of every path there is then: what a purge has to come back to.
install_package() {
  if lists_are_old; then get update; fi
  get satisfy --no-install-recommends "$(dpkg-deb -f "$deb" Depends)"
  say "what it depends on are $(grep -c '^Setting up' "$work/apt.log") packages"
  everything > "$work/before"
  get install --no-install-recommends "$deb"
  [ "$(grep '^Setting up' "$work/apt.log" | cut -d' ' -f3)" = kubemori ] || { cat "$work/apt.log"; die "more than kubemori was installed"; }
  say "installed"
}

check_files() {
  local name changed page said
  changed=$(dpkg --verify kubemori)
  [ -z "$changed" ] || die "dpkg --verify: $changed"
  for name in $(dpkg -L kubemori); do
    if [ -d "$name" ]; then [ "$(stat -c %U:%a "$name")" = root:755 ] || die "$name: $(stat -c %U:%a "$name")"; fi
  done
  if ldd /usr/bin/kubemori | grep 'not found'; then die "libraries are missing"; fi
  page=$(man -w kubemori) || die "man does not find the manual page"
  said=$(man --warnings=w --local-file "$page" 2>&1 >/dev/null)   # by its file man keeps no copy
  [ -z "$said" ] || die "man complains: $said"
  zcat /usr/share/doc/kubemori/changelog.gz | head -n 1 | grep -q "^kubemori ($(dpkg-query -W -f '${Version}' kubemori))" \
    || die "the changelog begins with another version"
  say "files, libraries and manual page are all right"
}

check_commands() {
  local said
  said=$(user kubemori --version)
  [ "$said" = "kubemori $(dpkg-query -W -f '${Version}' kubemori)" ] || die "--version says '$said'"
  user kubemori nodes --demo --cluster education -o json > "$work/nodes.json" || die "kubemori nodes --demo fails"
  [ "$(grep -o '"bootId":"' "$work/nodes.json" | wc -l)" -ge 3 ] || { cat "$work/nodes.json"; die "the demo has no nodes"; }
  user kubemori --language ja --help | grep -q 'クラスター' || die "it does not speak Japanese"
  say "$said: commands work, in Japanese too"
}

# The window is there when a second start finds it and brings it to the front.
check_window() {
  local pid code=0 tries
  user kubemori --demo > "$work/window.log" 2>&1 &
  pid=$!
  for ((tries = 0; tries < 200; ++tries)); do
    if [ -n "$(find "$work/run" -name 'window-*.sock')" ]; then break; fi
    kill -0 $pid 2>/dev/null || { cat "$work/window.log"; die "the window did not open"; }
    sleep 0.1
  done
  timeout 20 setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$home" XDG_RUNTIME_DIR="$work/run" QT_QPA_PLATFORM=offscreen \
    kubemori --demo > "$work/second.log" 2>&1 || { cat "$work/second.log" "$work/window.log"; die "a second start did not find the window"; }
  grep -q 'is open already' "$work/second.log" || { cat "$work/second.log"; die "the second start opened a window of its own"; }
  kill -TERM $pid
  wait $pid || code=$?
  [ $code = 143 ] || [ $code = 0 ] || { cat "$work/window.log"; die "the window ended with $code"; }
  say "the window opens and ends"
}

check_purge() {
  apt purge kubemori || { cat "$work/apt.log"; die "apt-get purge failed"; }
  everything > "$work/after"
  diff "$work/before" "$work/after" || die "purge does not leave the system as it was"
  [ -z "$(dpkg-query -W 'kubemori*' 2>/dev/null)" ] || die "dpkg still knows it"
  say "purge leaves nothing: $(wc -l < "$work/after") paths are those of before"
}

chmod 711 "$work"
mkdir -m 700 "$home" "$work/run"
chown 65534:65534 "$home" "$work/run"
install_package
check_files
check_commands
check_window
check_purge
