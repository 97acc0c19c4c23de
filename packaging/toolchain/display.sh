# shellcheck shell=bash disable=SC2154
# A display: the caller's own one, or a virtual one. Runs inside.

# Whether a window can be opened on the caller's own desktop. DISPLAY may be set and dead (an old ssh session).
have_display() {
  [ -n "${QT_QPA_PLATFORM:-}" ] && return
  if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    case $WAYLAND_DISPLAY in /*) [ -S "$WAYLAND_DISPLAY" ] && return;; *) [ -S "${XDG_RUNTIME_DIR:-}/$WAYLAND_DISPLAY" ] && return;; esac
  fi
  [ -n "${DISPLAY:-}" ] || return 1
  command -v xdotool >/dev/null || return 0
  timeout 5 xdotool getdisplaygeometry >/dev/null 2>&1
}

# Starts Xvfb on a free number with a window manager; sets DISPLAY. start_display WIDTHxHEIGHT
start_display() {
  local number
  display_dir=$(mktemp -d)
  mkfifo "$display_dir/number"
  Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp 3> "$display_dir/number" 2> "$display_dir/xvfb.log" &
  display_pids=($!)
  if ! read -r -t 20 number < "$display_dir/number"; then
    cat "$display_dir/xvfb.log" >&2
    die "Xvfb did not start"
  fi
  export DISPLAY=:$number
  unset WAYLAND_DISPLAY XAUTHORITY
  openbox --config-file /etc/xdg/openbox/rc.xml >/dev/null 2>&1 &
  display_pids+=($!)
  trap stop_display EXIT
  wait_for_window_manager
}

# A window that appears while openbox is starting is never shown.
wait_for_window_manager() {
  local tries
  for ((tries = 0; tries < 100; ++tries)); do
    if timeout 5 xdotool get_desktop >/dev/null 2>&1; then return; fi
    sleep 0.1
  done
  die "the window manager did not start"
}

stop_display() {
  kill "${display_pids[@]}" 2>/dev/null || true
  wait "${display_pids[@]}" 2>/dev/null || true
  rm -rf "$display_dir"
}

# A picture every few seconds; the last sixty stay.
take_pictures() {
  local dir=$1 n=0
  mkdir -p "$dir"
  rm -f "$dir"/run-*.png
  sleep 2
  while :; do
    timeout 10 import -silent -window root "$dir/.next.png" 2>/dev/null \
      && mv "$dir/.next.png" "$dir/$(printf 'run-%02d.png' $((n % 60)))" && n=$((n + 1))
    sleep 4
  done
}

# on_display CMD...: on the caller's desktop, or on a virtual display of which pictures are written.
on_display() {
  local pictures=$src/build/screenshots
  if have_display; then exec "$@"; fi
  start_display "${KUBEMORI_SCREEN:-1600x1000}"
  say "no display here: the window is on a virtual one ($DISPLAY, ${KUBEMORI_SCREEN:-1600x1000})"
  say "pictures of it every few seconds: $pictures/run-NN.png (the last 60). Ctrl+C ends it"
  take_pictures "$pictures" &
  display_pids+=($!)
  local code=0
  "$@" || code=$?
  return $code
}
