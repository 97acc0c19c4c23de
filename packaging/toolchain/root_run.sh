# shellcheck shell=bash disable=SC2154
# `root.sh run`: a command in the root by bubblewrap.

# bwrap cannot make mount points in a root that it may not write: "/" is an empty tmpfs with the root's folders bound one by one.
bind_root() {
  local d n
  args+=(--tmpfs /)
  for d in "$root"/*; do
    n=/${d##*/}
    if [ -L "$d" ]; then args+=(--symlink "$(readlink "$d")" "$n"); continue; fi
    case $n in /usr|/etc|/var|/opt|/bin|/sbin|/lib*) args+=(--ro-bind "$d" "$n");; esac
  done
  # /tmp is private: no stale X locks, no left-overs
  args+=(--dev-bind /dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /var/tmp --tmpfs /run --ro-bind "$root" /run/lower
    --dir /run/sshd --perms 0700 --dir "$runtime" --perms 0700 --dir /root --dir "$home" --dir /mnt
    --perms 1777 --tmpfs /tmp --perms 1777 --dir /tmp/.X11-unix)
}

bind_network_names() {
  [ -e /etc/resolv.conf ] && args+=(--ro-bind-try "$(readlink -f /etc/resolv.conf)" /etc/resolv.conf)
  [ -e /etc/hosts ] && args+=(--ro-bind-try /etc/hosts /etc/hosts)
  if ! grep -q "^[^:]*:[^:]*:$(id -u):" "$root/etc/passwd"; then      # ssh and others want a passwd entry
    exec 8< <(cat "$root/etc/passwd"; getent passwd "$(id -u)") 9< <(cat "$root/etc/group"; getent group "$(id -g)")
    args+=(--ro-bind-data 8 /etc/passwd --ro-bind-data 9 /etc/group)
  fi
}

bind_display() {
  local socket
  socket=$(x_socket)
  if [ -n "$socket" ]; then args+=(--bind-try "$socket" "$socket"); fi
  if [ -n "${DISPLAY:-}" ]; then
    args+=(--ro-bind-try "$(x_cookies)" /run/xauthority --setenv XAUTHORITY /run/xauthority)
  fi
  socket=$(wayland_socket)
  if [ -n "$socket" ]; then
    args+=(--bind-try "$socket" "$runtime/${socket##*/}" --setenv WAYLAND_DISPLAY "${socket##*/}")
  fi
}

# For `./dev run`: the caller's own home, ssh agent and session bus (keyring, theme, accessibility).
bind_desktop() {
  local outer=${XDG_RUNTIME_DIR:-/run/user/$(id -u)} bus name
  bus=${DBUS_SESSION_BUS_ADDRESS:-unix:path=$outer/bus}
  bus=${bus#unix:path=} bus=${bus%%,*}
  if [ -S "$bus" ]; then
    args+=(--bind "$bus" "$runtime/bus" --setenv DBUS_SESSION_BUS_ADDRESS "unix:path=$runtime/bus")
    args+=(--bind-try "$outer/at-spi" "$runtime/at-spi" --bind-try "$outer/keyring" "$runtime/keyring")
  fi
  [ -S "${SSH_AUTH_SOCK:-}" ] && args+=(--bind "$SSH_AUTH_SOCK" /run/ssh-agent --setenv SSH_AUTH_SOCK /run/ssh-agent)
  for name in XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME KUBECONFIG; do
    if [ -n "${!name:-}" ]; then args+=(--setenv "$name" "${!name}"); fi
  done
}

run() {
  local args=() setting d home=${HOME:-/root} runtime
  runtime=/run/user/$(id -u)
  hold_root
  bind_root
  if [ "${KUBEMORI_HOME:-}" = host ]; then args+=(--bind "$home" "$home"); bind_desktop; fi
  bind_network_names
  while read -r d; do args+=(--bind "$d" "$d"); done < <(shown_folders)
  d=$(fixtures_folder) && args+=(--ro-bind "$d" "$d")
  while IFS= read -r setting; do args+=(--setenv "${setting%%=*}" "${setting#*=}"); done < <(settings "$home" "$(id -un)" "$runtime")
  bind_display
  exec bwrap --clearenv "${args[@]}" --chdir "$PWD" --die-with-parent --unshare-pid -- "$@"
}
