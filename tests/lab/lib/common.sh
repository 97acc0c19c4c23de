# shellcheck shell=bash
# Names, addresses and small helpers that every part of the lab shares. Sourced, not run.

# shellcheck disable=SC2034  # used by the files that source this one
{
  lab_dir=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
  LAB=/run/lab
  LAB_BRIDGE=br0
  LAB_HOST_IP=10.77.0.1
  LAB_CONTROL_PLANES=(node1 node2)
  LAB_NODES=(node1 node2 node3 node4)
  LAB_PASSWORD='correct horse'      # of user opspw; a published password of throw-away machines
}

say() { printf 'lab: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
skip() { say "$*"; exit 77; }

node_ip() { printf '10.77.0.1%s\n' "${1#node}"; }

is_control_plane() {
  local name
  for name in "${LAB_CONTROL_PLANES[@]}"; do [ "$name" = "$1" ] && return 0; done
  return 1
}
