# shellcheck shell=bash disable=SC2154
# Making the Debian 13 root: where from, with which host programs, and when again.
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# apt_uri SUFFIX: the first address of debian SUFFIX that this machine's own apt uses. Reads one-line and deb822 files, leaves
# out comments and switched-off entries, and follows the mirror lists of Debian's cloud images.
apt_uri() {
  local files=() f
  for f in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources /etc/apt/mirrors/*.list; do
    [ -r "$f" ] && files+=("$f")
  done
  [ ${#files[@]} = 0 ] && return
  awk -v wanted="/debian$1/?\$" '
    function offer(word) { if (word ~ /^https?:/ && word ~ wanted && found == "") found = word }
    function entry_end() { if (found != "" && !off) { print found; done = 1; exit } found = ""; off = 0 }
    FNR == 1 { entry_end() }
    /^[[:space:]]*#/ { next }
    FILENAME !~ /\.sources$/ { if ($0 !~ /^deb-src/) for (i = 1; i <= NF; i++) offer($i); entry_end(); next }
    /^[[:space:]]*$/ { entry_end(); next }
    tolower($0) ~ /^enabled:[[:space:]]*no/ { off = 1 }
    tolower($1) == "uris:" || /^[[:space:]]/ { for (i = 1; i <= NF; i++) offer($i) }
    END { if (!done) entry_end() }' "${files[@]}"
}

set_mirrors() {
  mirror=${KUBEMORI_MIRROR:-$(apt_uri '')}
  security=${KUBEMORI_SECURITY_MIRROR:-$(apt_uri -security)}
  [ -n "$mirror" ] || die "this system's apt names no Debian archive: set KUBEMORI_MIRROR to one"
  [ -n "$security" ] || die "this system's apt names no Debian security archive: set KUBEMORI_SECURITY_MIRROR to one"
}

stamp() { packages build test | sha256sum | cut -c1-16; }
is_current() { [ -f "$root/.stamp" ] && [ "$(cat "$root/.stamp")" = "$(stamp)" ]; }

have_host_package() {
  case $1 in
    bubblewrap) command -v bwrap;;
    uidmap) command -v newuidmap;;
    debian-archive-keyring) [ -f "$keyring" ];;
    *) command -v "$1";;
  esac >/dev/null
}

install_host_tools() {
  local missing=() name
  for name in $(packages host); do have_host_package "$name" || missing+=("$name"); done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || die "please install, this system has no apt-get: ${missing[*]}"
  say "to make and enter a Debian 13 root this machine needs: ${missing[*]}"
  apt_install "${missing[@]}"
}

# An ordinary user's root lives on user namespaces: say what is missing before mmdebstrap does in its own words.
check_namespaces() {
  [ "$(id -u)" = 0 ] && return
  unshare --user --map-root-user true 2>/dev/null || die "this system does not let ordinary users make user namespaces
     (sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0); or run ./dev as root"
  grep -qs "^\($(id -un)\|$(id -u)\):" /etc/subuid || die "/etc/subuid has no line for $(id -un); as root:
     usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $(id -un)"
}

# show_progress LOG: what apt says while it works, shortened to lines that show that something goes on.
show_progress() {
  tee "$1" | sed -u -n -e 's/^\(I: .*\)/dev:   \1/p' -e 's/^\([EW]: .*\)/dev:   \1/p' >&2
}

# bootstrap DIR LOG NAMES OPTION...: a minimal Debian 13 with these packages (separated by commas) in the empty folder DIR. A tar on
# stdout, unpacked by the caller: every file belongs to the caller, so rm -rf and user namespaces just work.
bootstrap() {
  local dir=$1 log=$2 names=$3 mode=unshare proxy options=("${@:4}")
  install_host_tools
  check_namespaces
  set_mirrors
  [ "$(id -u)" = 0 ] && mode=root
  proxy=$(apt-config dump --format '%v' Acquire::http::Proxy 2>/dev/null || true)
  [ -n "$proxy" ] && options+=(--aptopt="Acquire::http::Proxy \"$proxy\"")
  say "from $mirror"
  mmdebstrap --mode=$mode --variant=minbase --format=tar --include="$names" "${options[@]}" \
    trixie - "deb [signed-by=$keyring] $mirror trixie main" "deb [signed-by=$keyring] $mirror trixie-updates main" \
    "deb [signed-by=$keyring] $security trixie-security main" 2> >(show_progress "$log") \
    | tar -x --exclude='./dev/*' -C "$dir" -f -
}

create() {
  is_current && return
  mkdir -p "$cache"
  exec 7>"$cache/debian13.lock"
  flock -n 7 || { say "another ./dev is making the Debian 13 root; waiting for it"; flock 7; }
  if ! is_current; then
    [ -d "$root" ] && say "the package lists changed since the Debian 13 root was made"
    make_root
  fi
  exec 7>&-
}

make_root() {
  local new=$root.new began=$SECONDS
  say "making a Debian 13 root in $root"
  say "once; about 500 MB to fetch, 2.2 GB on disk, a few minutes"
  rm -rf "$new"
  mkdir -p "$new"
  # shellcheck disable=SC2016  # the hooks are for mmdebstrap's shell
  if ! bootstrap "$new" "$cache/debian13.log" "$(packages build test | paste -sd, -)" \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-include=/usr/share/doc/*/copyright' \
    --customize-hook='printf "%s\n" 0123456789abcdef0123456789abcdef > "$1/etc/machine-id"' \
    --customize-hook='chroot "$1" localedef -i ja_JP -f UTF-8 ja_JP.UTF-8' \
    --customize-hook='rm -f "$1"/etc/ssh/ssh_host_*'; then
    rm -rf "$new"
    die "making the root failed; the whole log is $cache/debian13.log"
  fi
  : > "$new/.in-use"
  stamp > "$new/.stamp"
  replace_root "$new"
  say "the Debian 13 root is ready after $((SECONDS - began)) s"
}

# Commands that run in the old root go on in it: it is put aside and deleted when the last of them has ended.
replace_root() {
  [ -d "$root" ] && mv "$root" "$root.old-$$"
  mv "$1" "$root"
  sweep_old_roots
}

sweep_old_roots() {
  local old
  for old in "$root".old-*; do
    [ -d "$old" ] || continue
    : >> "$old/.in-use"
    if flock --nonblock --exclusive "$old/.in-use" true; then rm -rf "$old"; fi
  done
}

remove_root() {
  [ -d "$root" ] && mv "$root" "$root.old-$$"
  sweep_old_roots
  remove_fresh
  say "the Debian 13 root is gone; the next ./dev makes it again"
}

# Held by everything that runs in the root, through inheritance.
hold_root() {
  exec 6>> "$root/.in-use"
  flock --shared 6
}
