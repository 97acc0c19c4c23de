# shellcheck shell=bash disable=SC2154
# What a command in the root sees of the machine around it: folders and environment.

# Sources, caches, the fixtures beside the checkout where there are any, and the repository of a git worktree.
shown_folders() {
  mkdir -p "$cache/ccache" "$cache/lab" "$cache/ansible" "$cache/wheels"
  printf '%s\n' "$src" "$cache/ccache" "$cache/lab" "$cache/ansible" "$cache/wheels"
  local d
  for d in ${KUBEMORI_BIND:-}; do printf '%s\n' "$d"; done
  if [ -f "$src/.git" ]; then
    d=$(sed -n 's/^gitdir: //p' "$src/.git")
    [ -d "$d" ] && printf '%s\n' "${d%%/.git/*}/.git"
  fi
}

fixtures_folder() { [ -d "$src/../shared" ] && readlink -f "$src/../shared"; }

# Names of the caller's variables that mean the same inside.
kept_names() {
  local name
  for name in $(compgen -e); do
    case $name in
      KUBEMORI_IN_ROOT|KUBEMORI_CACHE|KUBEMORI_BIND|KUBEMORI_HOME) ;;
      KUBEMORI_*|QTEST_*|CTEST_*|CMAKE_BUILD_PARALLEL_LEVEL|*SAN_OPTIONS|CCACHE_BASEDIR|CCACHE_NOHASHDIR|CCACHE_MAXSIZE|\
      KUBEBUILDER_ASSETS|CI|DISPLAY|WAYLAND_DISPLAY|XDG_SESSION_TYPE|XDG_CURRENT_DESKTOP|QT_QPA_PLATFORM|QT_SCALE_FACTOR|\
      QT_LOGGING_RULES|QT_DEBUG_PLUGINS|QT_LINUX_ACCESSIBILITY_ALWAYS_ON|LANGUAGE|http_proxy|https_proxy|no_proxy) echo "$name";;
    esac
  done
}

# The root has the locales C.UTF-8 and ja_JP.UTF-8; any other language is told to Qt by LANGUAGE.
language_settings() {
  local wanted=${LC_ALL:-${LC_MESSAGES:-${LANG:-C.UTF-8}}}
  case $wanted in
    ja_JP.UTF-8|ja_JP.utf8) echo LANG=ja_JP.UTF-8;;
    C|C.*|POSIX) echo LANG=C.UTF-8;;
    *) echo LANG=C.UTF-8; echo "LANGUAGE=${LANGUAGE:-${wanted%%.*}}";;
  esac
}

# settings HOME USER RUNTIME: every variable a command in the root gets, as NAME=value lines. A checkout that belongs to
# somebody else (CI) is still one that git may read.
settings() {
  local name
  printf '%s\n' "HOME=$1" "USER=$2" "LOGNAME=$2" "XDG_RUNTIME_DIR=$3" "TERM=${TERM:-dumb}" "CCACHE_DIR=$cache/ccache" \
    "KUBEMORI_CACHE=$cache" "LOWER=/run/lower" KUBEMORI_IN_ROOT=1 \
    GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory "GIT_CONFIG_VALUE_0=*" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  if [ -z "${KUBEMORI_MIRROR:-}" ]; then echo "KUBEMORI_MIRROR=$(apt_uri '')"; fi
  if [ "${KUBEMORI_HOME:-}" = host ]; then language_settings; else echo LANG=C.UTF-8; fi
  for name in $(kept_names); do
    if [ -n "${!name}" ]; then printf '%s=%s\n' "$name" "${!name}"; fi
  done
}

# The file of the local X display ":N" (nothing for a display over the network), and the cookie file that opens it.
x_socket() {
  case ${DISPLAY:-} in
    :*|unix:*) local n=${DISPLAY#*:}; echo "/tmp/.X11-unix/X${n%%.*}";;
  esac
}
x_cookies() { echo "${XAUTHORITY:-${HOME:-/root}/.Xauthority}"; }

wayland_socket() {
  case ${WAYLAND_DISPLAY:-} in
    '') ;;
    /*) echo "$WAYLAND_DISPLAY";;
    *) echo "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/$WAYLAND_DISPLAY";;
  esac
}
