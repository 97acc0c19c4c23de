# shellcheck shell=bash disable=SC2154
# `root.sh fresh`: a Debian 13 with nothing but what every Debian has (and man), under a throw-away overlay: where a package shows what
# it brings and what it leaves. The sources are in /mnt. Made once, about 100 MB; what apt fetches there is kept beside it.
fresh=$cache/debian13-fresh
fresh_packages=ca-certificates,man-db
fresh_stamp() { echo "1 $fresh_packages" | sha256sum | cut -c1-16; }
fresh_is_current() { [ -f "$fresh/.stamp" ] && [ "$(cat "$fresh/.stamp")" = "$(fresh_stamp)" ]; }

create_fresh() {
  fresh_is_current && return
  mkdir -p "$cache"
  exec 7>"$fresh.lock"
  flock 7
  if ! fresh_is_current; then make_fresh; fi
  exec 7>&-
}

make_fresh() {
  local began=$SECONDS
  say "making a minimal Debian 13 in $fresh"
  rm -rf "$fresh" "$fresh.new"
  mkdir -p "$fresh.new"
  if ! bootstrap "$fresh.new" "$fresh.log" "$fresh_packages"; then
    rm -rf "$fresh.new"
    die "making it failed; the whole log is $fresh.log"
  fi
  fresh_stamp > "$fresh.new/.stamp"
  mv "$fresh.new" "$fresh"
  say "the minimal Debian 13 is ready after $((SECONDS - began)) s"
}

remove_fresh() { rm -rf "$fresh" "$fresh.new" "$fresh-apt"; }

run_fresh() {
  local user=()
  [ "$(id -u)" = 0 ] || user=(--map-root-user --map-auto)
  [ "$(id -u)" = 0 ] || check_namespaces
  export KUBEMORI_CACHE=$cache
  mkdir -p "$fresh-apt/lists/partial" "$fresh-apt/archives/partial"
  # Two at a time would fetch into the same files.
  exec 7>"$fresh-apt/lock"
  flock 7
  unshare "${user[@]}" --mount --pid --ipc --uts --fork --kill-child --propagation private -- \
    /bin/bash "$toolchain/root.sh" __fresh "$@"
}

inside_fresh() {
  local t=$fresh/mnt m d
  m=$t/m
  mount -t tmpfs -o mode=755 kubemori "$t"
  mkdir "$t"/{u,w,m}
  mount -t overlay kubemori -o "lowerdir=$fresh,upperdir=$t/u,workdir=$t/w" "$m"
  mount -t proc proc "$m/proc"
  mount --rbind /dev "$m/dev"
  for d in /run /tmp; do mount -t tmpfs -o mode=1777 kubemori "$m$d"; done
  mount --bind "$fresh-apt/lists" "$m/var/lib/apt/lists"
  mount --bind "$fresh-apt/archives" "$m/var/cache/apt/archives"
  mount --bind "$src" "$m/mnt"
  cat /etc/resolv.conf > "$m/etc/resolv.conf"
  cat /etc/hosts > "$m/etc/hosts"
  # bash stays as pid 1: it reaps orphans
  # shellcheck disable=SC2016
  exec chroot "$m" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 TERM=dumb \
    DEBIAN_FRONTEND=noninteractive ${CI:+CI="$CI"} ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    /bin/bash -c '"$@"; exit $?' kubemori "$@"
}
