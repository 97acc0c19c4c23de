#!/bin/bash
# Makes a Debian 13 root once and runs commands in it; works as root and as an ordinary user.
#   root.sh create          make the root, or remake it when a package list changed
#   root.sh run CMD...      run CMD in it: sources at the same path, root tree read-only, private /tmp
#   root.sh lab CMD...      the same as (namespace) root with its own network and pid namespace: veth, overlayfs, sshd and sudo work
#   root.sh fresh CMD...    run CMD as (namespace) root in a minimal Debian 13, as new each time, sources in /mnt; with network
#   root.sh remove          delete the roots (not the caches beside it)
# Environment: KUBEMORI_CACHE (where root, ccache and lab binaries lie), KUBEMORI_MIRROR, KUBEMORI_SECURITY_MIRROR,
#   KUBEMORI_BIND (further folders to show, read-write), KUBEMORI_HOME=host (show the caller's home, for `./dev run`)
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/common.sh"
# shellcheck disable=SC2034  # used by the parts
root=$cache/debian13
. "$toolchain/root_make.sh"
. "$toolchain/root_view.sh"
. "$toolchain/root_run.sh"
. "$toolchain/root_lab.sh"
. "$toolchain/root_fresh.sh"

verb=${1:-}
[ $# -gt 0 ] && shift
case $verb in
  create) create;;
  run) create; run "$@";;
  lab) create; run_lab "$@";;
  fresh) create_fresh; run_fresh "$@";;
  __lab) inside_lab "$@";;
  __fresh) inside_fresh "$@";;
  remove) remove_root;;
  *) die "usage: root.sh create | run CMD... | lab CMD... | fresh CMD... | remove";;
esac
