#!/bin/bash
# version.sh version|epoch|commit: the version of the sources around it, the time of their commit in seconds, its id.
#
# Of a source tarball: what its file .version says. Of a checkout, where "base" is the version in CMakeLists.txt and N counts commits:
#   tag vBASE is here             base            (0.1.0)
#   tag vBASE is N commits back   base+N.gID      (0.1.0+12.g1a2b3c4d)   after it, before the next release
#   there is no tag vBASE yet     base~N.gID      (0.1.0~367.g1a2b3c4d)  before it, N counts all commits
# and "dirty" at the end when tracked files were changed. All of them are versions for Debian and for RPM, and sort as they came to be.
set -euo pipefail
src=$(dirname "$(dirname "$(readlink -f "$0")")")

of_git() { git -C "$src" "$@" 2>/dev/null; }

# Not the checkout of somebody else, in which these sources lie.
is_checkout() { [ "$(of_git rev-parse --show-toplevel)" = "$src" ] && of_git rev-parse -q --verify HEAD >/dev/null; }

base_version() { sed -nE 's/^project\(kubemori VERSION ([0-9.]+).*/\1/p' "$src/CMakeLists.txt"; }

version() {
  local base id since dirty=''
  base=$(base_version)
  if ! is_checkout; then echo "$base"; return; fi
  id=g$(of_git rev-parse --short=8 HEAD)
  of_git diff --quiet HEAD -- || dirty=.dirty
  if of_git merge-base --is-ancestor "refs/tags/v$base" HEAD; then
    since=$(of_git rev-list --count "refs/tags/v$base..HEAD")
    if [ "$since" = 0 ]; then echo "$base${dirty:++dirty}"; else echo "$base+$since.$id$dirty"; fi
  else
    echo "$base~$(of_git rev-list --count HEAD).$id$dirty"
  fi
}

epoch() { if is_checkout; then of_git log -1 --format=%ct; else date +%s; fi; }
commit() { if is_checkout; then of_git rev-parse HEAD; else echo unknown; fi; }

case ${1:-} in
  version|epoch|commit)
    if [ -f "$src/.version" ]; then sed -n "s/^$1 //p" "$src/.version"; else "$1"; fi;;
  *) echo "usage: version.sh version|epoch|commit" >&2; exit 2;;
esac
