# shellcheck shell=bash
# What every script of the toolchain shares: where things lie, the package lists, and how it speaks.
toolchain=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
src=$(dirname "$(dirname "$toolchain")")
# shellcheck disable=SC2034  # used by the parts
cache=${KUBEMORI_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/kubemori}

say() { printf 'dev: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# packages LIST...: the names in packaging/packages-LIST.txt, one a line.
packages() {
  local list
  for list in "$@"; do sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$src/packaging/packages-$list.txt"; done | LC_ALL=C sort -u
}

in_root() { [ "${KUBEMORI_IN_ROOT:-}" = 1 ]; }
in_lab() { in_root && [ -n "${LAB:-}" ]; }

# apt_install NAME...: as root directly, otherwise through sudo after saying so.
apt_install() {
  local sudo=()
  if [ "$(id -u)" = 0 ]; then
    say "installing: $*"
  else
    command -v sudo >/dev/null || die "as root, please: apt-get install $*"
    say "installing with sudo: $*"
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -qq >&2 || say "apt-get update failed; trying with the lists that are there"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 \
    || die "could not install them; by hand: apt-get install $*"
}
