#!/bin/bash
# Compares `kubemori nodes` with kubectl against a real API server that holds many nodes. Run it inside the lab:
#   ./dev lab run -- tests/bench/nodes_vs_kubectl.sh [NODES] [RUNS]
# Makes NODES (5,000) node objects named bench-* through the lab's API server, runs each command RUNS (5) times, one after the other in
# turn, prints medians of wall time and peak memory, and removes the objects again.
# Variables: KUBEMORI (the program; else build/bench, build/release, build/dev), KUBEMORI_BENCH_KEEP=1 (leave the node objects).
# Exit: 0 within the goals, 1 not, 2 wrong usage, 77 not in the lab.
set -euo pipefail

nodes=${1:-5000} runs=${2:-5}
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
say() { printf 'bench: %s\n' "$*" >&2; }
die() { say "$*"; exit 2; }

[[ $nodes =~ ^[1-9][0-9]{0,4}$ && $runs =~ ^[1-9][0-9]?$ ]] || die "usage: nodes_vs_kubectl.sh [NODES 1-99999] [RUNS 1-99]"
[ -n "${KUBEMORI_LAB:-}" ] || { say "not in the lab; use: ./dev lab run -- tests/bench/nodes_vs_kubectl.sh"; exit 77; }
[ -r "${KUBECONFIG:-}" ] || die "KUBECONFIG does not name a readable file"
[ -x /usr/bin/time ] || die "/usr/bin/time is missing (package time)"
program=${KUBEMORI:-}
for dir in bench release dev; do
  [ -n "$program" ] || { [ -x "$top/build/$dir/app/kubemori" ] && program=$top/build/$dir/app/kubemori; } || true
done
[ -x "$program" ] || die "no kubemori program; build one or set KUBEMORI"
cluster=${KUBEMORI_BENCH_CLUSTER:-lab-kubeconfig}

work=$(mktemp -d)
cleanup() {
  [ -n "${KUBEMORI_BENCH_KEEP:-}" ] || python3 "$here/bench_nodes.py" remove "$nodes" || say "the bench-* nodes could not be removed"
  rm -rf "$work"
}
trap cleanup EXIT

say "making $nodes nodes"
python3 "$here/bench_nodes.py" make "$nodes"

# measure NAME CMD...: one run; adds "seconds kilobytes bytes" to the results of NAME.
measure() {
  local name=$1; shift
  timeout 300 /usr/bin/time -f '%e %M' -o "$work/time" "$@" > "$work/out" 2> "$work/err" || { say "$name failed: $(tail -n 2 "$work/err")"; exit 1; }
  printf '%s %s\n' "$(tail -n 1 "$work/time")" "$(stat -c %s "$work/out")" >> "$work/$name"
}

for ((run = 1; run <= runs; run++)); do
  say "run $run of $runs"
  measure raw kubectl get --raw /api/v1/nodes
  measure kubemori "$program" nodes --cluster "$cluster" -o json
  [ "$run" = 1 ] && cp "$work/out" "$work/nodes.json"
  measure json kubectl get nodes -o json
done
python3 "$here/bench_nodes.py" report "$work" "$nodes"
