#!/bin/bash
# A real Kubernetes cluster on this machine: etcd, API server, controller manager, scheduler and four mini nodes with sshd.
#   lab.sh run -- CMD...   starts it, runs CMD in it with a ready profile, takes it down; exit code of CMD
#   lab.sh up              starts it and keeps it until Ctrl-C
# To be started by `packaging/toolchain/root.sh lab`, which gives it namespaces of its own. See docs/lab.md.
# Exit 77: the lab cannot be had on this machine (said why on stderr); 70: it did not come up.
set -euo pipefail
lab_dir=$(dirname "$(readlink -f "$0")")
# shellcheck source=SCRIPTDIR/lib/common.sh
. "$lab_dir/lib/common.sh"
# shellcheck source=SCRIPTDIR/lib/pki.sh
. "$lab_dir/lib/pki.sh"
# shellcheck source=SCRIPTDIR/lib/image.sh
. "$lab_dir/lib/image.sh"
# shellcheck source=SCRIPTDIR/lib/profile.sh
. "$lab_dir/lib/profile.sh"

usage() { echo "usage: lab.sh run -- CMD... | lab.sh up" >&2; exit 2; }

supervisor=
assets=
command=
watchdog=

check_machine() {
  local tool
  if [ "${KUBEMORI_IN_ROOT:-}" != 1 ] || [ "$(id -u)" != 0 ]; then die "start it with: packaging/toolchain/root.sh lab tests/lab/lab.sh"; fi
  if ip -o link | grep -qv ': lo:'; then die "this network namespace already has links; the lab wants one of its own"; fi
  if mountpoint -q "$LAB"; then die "$LAB is in use: a lab runs here already"; fi
  for tool in etcd kubectl openssl sshd sudo ip nsenter python3; do
    command -v "$tool" >/dev/null || skip "no lab: $tool is missing"
  done
  assets=$("$lab_dir/control_plane.sh" find | tail -n 1) || exit 77
}

make_network() {
  ip link set lo up
  ip link add "$LAB_BRIDGE" type bridge
  ip addr add "$LAB_HOST_IP/24" dev "$LAB_BRIDGE"
  ip link set "$LAB_BRIDGE" up
  echo '0 65535' > /proc/sys/net/ipv4/ping_group_range      # ICMP without privileges
}

make_disks() {
  local node
  for node in "${LAB_NODES[@]}"; do make_node_disk "$node"; done
}

prepare() {
  mkdir -p "$LAB"
  mount -t tmpfs -o mode=755 lab "$LAB"
  mkdir -p "$LAB"/{log,run,etcd}
  chmod 700 "$LAB/etcd"
  cp "$lab_dir/audit-policy.yaml" "$LAB/audit-policy.yaml"
  make_ssh_key
  make_image & local image=$!
  make_network
  make_pki
  make_disks
  wait "$image" || die "the mini nodes' image could not be made"
  make_profile
  enter_home
}

start_supervisor() {
  python3 -B "$lab_dir/supervisor/main.py" "$assets" >"$LAB/log/supervisor.log" 2>&1 &
  supervisor=$!
  local deadline=$((SECONDS + 120))
  until [ -S "$LAB/control.sock" ]; do
    kill -0 "$supervisor" 2>/dev/null || not_up "the control plane or a node did not start"
    [ $SECONDS -lt $deadline ] || not_up "not up within 120 s"
    sleep 0.1
  done
}

not_up() {
  say "$1"
  tail -n 5 "$LAB"/log/*.log 2>/dev/null | cut -c1-300 >&2 || true
  exit 70
}

start() {
  local began=$SECONDS
  check_machine
  trap stop EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  prepare
  start_supervisor
  in_profile lab-ctl --within 120 ready || not_up "nodes or workloads are not ready"
  say "up in $((SECONDS - began)) s: $(in_profile kubectl get nodes --no-headers 2>/dev/null | wc -l) nodes"
}

# shellcheck disable=SC2317,SC2329  # called by the EXIT trap
stop() {
  local pid
  trap '' INT TERM HUP
  set +e
  cd /
  if [ -n "$watchdog" ]; then
    pkill -P "$watchdog"
    kill "$watchdog" 2>/dev/null
  fi
  if [ -n "$supervisor" ]; then
    kill "$supervisor" 2>/dev/null
    for _ in $(seq 200); do kill -0 "$supervisor" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$supervisor" 2>/dev/null
    wait "$supervisor" 2>/dev/null
  fi
  for pid in $(processes_of_lab); do kill -9 "$pid" 2>/dev/null; done
  leave_home
  ip link del "$LAB_BRIDGE" 2>/dev/null
  umount -l "$LAB" 2>/dev/null
  rmdir "$LAB" 2>/dev/null
}

# shellcheck disable=SC2317,SC2329  # called by stop
# Whatever is left of CMD, or still stands on the lab's files after its supervisor has gone; the pid namespace keeps this to the lab.
processes_of_lab() {
  local entry
  for entry in /proc/[0-9]*; do
    [ "${entry#/proc/}" = $$ ] && continue
    if grep -qs -- "$LAB/" "$entry/cmdline" || grep -qzsx "KUBEMORI_LAB=$LAB" "$entry/environ"; then echo "${entry#/proc/}"; fi
  done
}

# In the background, so that a signal to the lab is passed on at once; CMD has 15 s to end by itself then.
run_command() {
  local code=0
  "${with_profile[@]}" "$@" <&0 & command=$!      # no function here: $! has to be CMD itself
  trap 'pass_on INT' INT
  trap 'pass_on TERM' TERM HUP
  while :; do
    code=0
    wait "$command" || code=$?
    kill -0 "$command" 2>/dev/null || return "$code"
  done
}

# shellcheck disable=SC2317,SC2329  # called by traps
pass_on() {
  # A terminal sends Ctrl-C to CMD as well; a second one would count as impatience.
  if [ "$1" != INT ] || [ ! -t 0 ]; then kill "-$1" "$command" 2>/dev/null || true; fi
  if [ -z "$watchdog" ]; then
    ( sleep 15; kill -9 "$command" 2>/dev/null ) &
    watchdog=$!
  fi
}

case ${1:-} in
  run)
    shift; [ "${1:-}" = -- ] && shift
    [ $# -gt 0 ] || usage
    where=$PWD
    start
    cd "$where"
    code=0
    run_command "$@" || code=$?
    exit "$code";;
  up)
    start
    trap 'exit 0' INT
    in_profile lab-ctl status
    say "a shell in it, from another terminal: tests/lab/enter.sh; Ctrl-C ends it"
    while kill -0 "$supervisor" 2>/dev/null; do sleep 1 & wait $!; done
    not_up "the supervisor ended";;
  *) usage;;
esac
