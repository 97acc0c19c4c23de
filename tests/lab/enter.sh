#!/bin/bash
# A shell (or CMD...) in the lab that runs in another terminal of this machine: enter.sh [CMD...]
# Runs outside of the Debian 13 root, as the user who started the lab. With several labs, the newest one.
set -euo pipefail
pid=$(pgrep -n -u "$(id -u)" -f 'tests/lab/supervisor/main.py' || true)
[ -n "$pid" ] || { echo "lab: no lab runs here; start one with: ./dev lab up" >&2; exit 1; }
user=()
[ "$(readlink "/proc/$pid/ns/user")" = "$(readlink /proc/self/ns/user)" ] || user=(--user)
[ $# -gt 0 ] || set -- bash
dir=$(readlink -f "$(dirname "$0")")
# shellcheck disable=SC2016  # expanded by the shell inside
exec nsenter --target "$pid" "${user[@]}" --mount --net --pid --ipc --uts --root /usr/bin/env -i --chdir=/ TERM="${TERM:-dumb}" LANG=C.UTF-8 \
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin KUBEMORI_IN_ROOT=1 \
  /bin/bash -c '. "$1/lib/common.sh"; . "$1/lib/profile.sh"; shift; in_profile "$@"' - "$dir" "$@"
