#!/bin/bash
# Gives drive_window.py what a desktop has: an X server, a window manager, a session bus with the accessibility bus on it.
# usage, inside the lab: drive_window.sh KUBEMORI
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
[ -n "${KUBEMORI_LAB:-}" ] || { echo "not inside a lab"; exit 77; }
# The quoted script is for the inner shell.
# shellcheck disable=SC2016
exec dbus-run-session -- xvfb-run -a -s "-screen 0 1440x900x24" bash -c '
  openbox & manager=$!
  for _ in $(seq 100); do xdotool get_desktop >/dev/null 2>&1 && break; sleep 0.1; done
  code=0; "$1" "$2" || code=$?
  kill $manager; exit $code' drive "$here/drive_window.py" "$1"
