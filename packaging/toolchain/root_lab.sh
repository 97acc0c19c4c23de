# shellcheck shell=bash disable=SC2154
# `root.sh lab`: a command as (namespace) root in own user, mount, net, pid, uts and ipc namespaces; "/" is the root under a
# throw-away overlay. Not bwrap: it sets no_new_privs, which would kill sudo and file capabilities inside.

run_lab() {
  local user=()
  [ "$(id -u)" = 0 ] || user=(--map-root-user --map-auto)
  [ "$(id -u)" = 0 ] || check_namespaces
  hold_root
  export KUBEMORI_CACHE=$cache
  shown_folders >/dev/null
  exec unshare "${user[@]}" --mount --net --pid --ipc --uts --fork --kill-child --propagation private -- \
    /bin/bash "$toolchain/root.sh" __lab "$@"
}

# bind_file OUTSIDE INSIDE: shows one file or socket, where there is one.
bind_file() {
  [ -e "$1" ] || return 0
  mkdir -p "$(dirname "$m$2")"
  : > "$m$2"
  mount --bind "$1" "$m$2"
}

mount_system() {
  mount -t tmpfs -o mode=755 kubemori "$t"
  mkdir "$t"/{u,w,m}
  mount -t overlay kubemori -o "lowerdir=$root,upperdir=$t/u,workdir=$t/w" "$m"
  mount -t proc proc "$m/proc"
  mount -t sysfs sysfs "$m/sys"
  mount --rbind /dev "$m/dev"
  mount -t tmpfs -o mode=755 run "$m/run"
  mkdir -p "$m/run/sshd" "$m/run/lower" "$m/run/user"
  mkdir -m 700 "$m/run/user/0"
  # `ip netns exec` unmounts /sys first; a user namespace may mount sysfs only where one is still visible
  mkdir "$m/run/.sysfs"
  mount -t sysfs sysfs "$m/run/.sysfs"
  mount --bind "$root" "$m/run/lower"
  mount -t tmpfs -o mode=1777 tmp "$m/tmp"
  mkdir -m 1777 "$m/tmp/.X11-unix"
  chmod 1777 "$m/tmp/.X11-unix"
}

inside_lab() {
  local t=$root/mnt m d socket setting variables=() pwd=$PWD
  m=$t/m
  mount_system
  socket=$(x_socket)
  if [ -n "$socket" ]; then bind_file "$socket" "$socket"; fi
  if [ -n "${DISPLAY:-}" ]; then bind_file "$(x_cookies)" /run/xauthority; fi
  socket=$(wayland_socket)
  if [ -n "$socket" ]; then bind_file "$socket" "/run/user/0/${socket##*/}"; fi
  while read -r d; do
    mkdir -p "$m$d"
    mount --rbind "$d" "$m$d"
  done < <(shown_folders; fixtures_folder)
  : > "$m/etc/resolv.conf"
  ip link set lo up
  while IFS= read -r setting; do variables+=("$setting"); done < <(settings /root root /run/user/0)
  variables+=(XAUTHORITY=/run/xauthority)
  if [ -n "$socket" ]; then variables+=("WAYLAND_DISPLAY=${socket##*/}"); fi
  cd "$m" || exit
  pivot_root . mnt
  # bash stays as pid 1: it reaps orphans
  # shellcheck disable=SC2016
  exec chroot . /usr/bin/env -i "${variables[@]}" /bin/bash -c 'umount -l /mnt; cd "$1"; shift; "$@"; exit $?' kubemori "$pwd" "$@"
}
