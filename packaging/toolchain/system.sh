# shellcheck shell=bash disable=SC2154
# Where commands run: on this system when it is new enough, else in the Debian 13 root.

# The systems whose own packages are new enough, as a word that names them; nothing for all others.
system_name() {
  local ID='' VERSION_ID=''
  [ -r /etc/os-release ] || return 0
  # shellcheck disable=SC1091
  . /etc/os-release
  case $ID:${VERSION_ID:-99} in
    debian:*) [ "${VERSION_ID:-99}" -ge 13 ] && echo "debian${VERSION_ID:-99}";;
    ubuntu:*) [ "${VERSION_ID/./}" -ge 2510 ] && echo "ubuntu$VERSION_ID";;
  esac
  return 0
}

# KUBEMORI_ROOT=1 takes the root also where the system would do.
use_system() { ! in_root && [ "${KUBEMORI_ROOT:-}" != 1 ] && [ -n "$(system_name)" ]; }

missing_packages() {
  local name
  for name in $(packages "$@"); do
    case $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null) in installed) ;; *) echo "$name";; esac
  done
}

# need_packages LIST...: on a system that is used as it is. Root in CI installs; a person is shown the one apt line and asked;
# otherwise the line is the error message.
need_packages() {
  local missing answer
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} = 0 ] && return
  if [ "$(id -u)" = 0 ] && [ "${CI:-}" = true ]; then apt_install "${missing[@]}"; return; fi
  say "packages are missing here:"
  printf '\n    sudo apt-get install --no-install-recommends %s\n\n' "${missing[*]}" >&2
  if [ -t 0 ] && [ -t 2 ]; then
    read -r -p "dev: run this line now? [y/N] " answer
    case $answer in [yY]*) apt_install "${missing[@]}"; return;; esac
  fi
  die "install them, or set KUBEMORI_ROOT=1 to work in a Debian 13 root"
}

# inside CMD...: CMD where things are built and run. Returns its exit code.
inside() {
  if in_root || use_system; then "$@"; else "$toolchain/root.sh" run "$@"; fi
}

# enter LISTS VERB ARGS...: makes sure that what VERB needs is there, then runs `./dev VERB` inside, unless it runs there already.
# Returns only in the latter two cases.
enter() {
  local lists=$1
  shift
  in_root && return
  if use_system; then
    # shellcheck disable=SC2086  # a list of words
    need_packages $lists
    return
  fi
  exec "$toolchain/root.sh" run "$src/dev" "$@"
}
