# shellcheck shell=bash disable=SC2154
# `./dev package`: packages in build/packages/, made of a tarball of what is committed, so that this is proved to be whole.
#
#   ./dev package            release build; source tarball, .deb, its debug symbols, .rpm where there is rpmbuild, SHA256SUMS
#   ./dev package --check    the same a second time in another folder, without ccache, in another locale and time zone: every file must
#                            be the same to the byte
#   ./dev package --test     and the .deb is installed, used and purged in a fresh Debian 13 (test_package.sh)
#   ./dev package --lintian  and lintian looks at the packages, in such a system too
#   ./dev package --test --built [PRESET]
#                            for CI: the .deb of what is built in build/PRESET, packed twice and compared

# make_tarball DIR VERSION: DIR/kubemori-VERSION.tar.xz of the last commit. The file .version in it says which one that was.
make_tarball() {
  local file=$1/kubemori-$2.tar said
  printf -v said 'version %s\nepoch %s\ncommit %s\n' "$2" "$("$src/packaging/version.sh" epoch)" "$("$src/packaging/version.sh" commit)"
  git -C "$src" archive --format=tar --prefix="kubemori-$2/" --add-virtual-file="kubemori-$2/.version:$said" HEAD > "$file"
  xz --force --threads=1 "$file"
}

# The version of the commit, whatever lies in the folder beside it.
committed_version() {
  local version
  version=$("$src/packaging/version.sh" version)
  case $version in
    *dirty) say "what is not committed is not in the packages"; echo "${version%?dirty}";;
    *) echo "$version";;
  esac
}

# build_tarball TARBALL DIR: DIR/build/package is the release build of it.
build_tarball() {
  rm -rf "$2"
  mkdir -p "$2"
  tar -x --strip-components=1 -C "$2" -f "$1" --no-same-owner
  (
    cd "$2" || exit
    SOURCE_DATE_EPOCH=$(packaging/version.sh epoch)
    export SOURCE_DATE_EPOCH CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
    cmake --preset package > "$2.log" 2>&1 || { cat "$2.log" >&2; die "configuring the release build failed"; }
    cmake --build build/package --target kubemori kubemori_icon_pictures >&2 || die "building the release failed"
  )
}

# pack SOURCES BUILD OUT [KIND...]: the packages of a build folder; without KIND all of them.
pack() {
  local sources=$1 build=$2 out=$3 work kind epoch
  shift 3
  [ $# -gt 0 ] || set -- deb symbols rpm
  epoch=$("$sources/packaging/version.sh" epoch)
  mkdir -p "$out"
  work=$(mktemp -d -p "$build")
  SOURCE_DATE_EPOCH=$epoch "$sources/packaging/package_files.sh" "$build" "$@" || return
  for kind in "$@"; do
    if [ "$kind" = rpm ] && ! command -v rpmbuild >/dev/null; then say "no .rpm: there is no rpmbuild here (Debian: package rpm)"; continue; fi
    KUBEMORI_PACKAGE_KIND=$kind SOURCE_DATE_EPOCH=$epoch cpack --config "$build/CPackConfig.cmake" -B "$work" \
      -G "$(case $kind in rpm) echo RPM;; *) echo DEB;; esac)" > "$work.log" 2>&1 || { cat "$work.log" >&2; return 1; }
  done
  find "$work" -maxdepth 1 -type f \( -name '*.deb' -o -name '*.rpm' \) -exec mv -f -t "$out" {} +
  rm -rf "$work" "$work.log"
}

# compare DIR DIR: whether both hold the same files; names those that differ, and of packages what in them does.
compare() {
  local file name differ=0
  for file in "$1"/*; do
    name=${file##*/}
    if cmp -s "$file" "$2/$name"; then continue; fi
    differ=1
    say "not the same twice: $name"
    case $name in *.deb) diff <(package_members "$file") <(package_members "$2/$name") >&2 || true;; esac
  done
  [ "$(ls "$1")" = "$(ls "$2")" ] || { differ=1; diff <(ls "$1") <(ls "$2") >&2; }
  return $differ
}

package_members() {
  local to
  to=$(mktemp -d)
  dpkg-deb -R "$1" "$to"
  dpkg-deb -c "$1"
  (cd "$to" && find . -type f -exec sha256sum {} + | sort -k 2)
  rm -rf "$to"
}

# As unlike the first build as can be: in a subshell, for the settings it changes.
check_again() (
  local tarball=$1 out=$2 second=$src/build/package/second/in/another/folder
  say "building it once more, in another folder and without ccache"
  export CCACHE_DISABLE=1 TZ=Asia/Tokyo LC_ALL=ja_JP.UTF-8
  umask 077
  build_tarball "$tarball" "$second"
  rm -rf "$second.out"
  pack "$second" "$second/build/package" "$second.out"
  make_tarball "$second.out" "$(committed_version 2>/dev/null)"
  compare "$out" "$second.out" || die "two builds differ"
  say "both builds are the same to the byte: $(cd "$out" && echo *)"
)

package_release() {
  local out=$src/build/packages version
  cd "$src" || return
  version=$(committed_version)
  rm -rf "$out"
  mkdir -p "$out"
  make_tarball "$out" "$version"
  build_tarball "$out/kubemori-$version.tar.xz" "$src/build/package/source"
  pack "$src/build/package/source" "$src/build/package/source/build/package" "$out"
  if [ "${1:-}" = --check ]; then check_again "$out/kubemori-$version.tar.xz" "$out"; fi
  "$src/packaging/test_install.sh" "$out"/kubemori_*.deb "$version"
  (cd "$out" && sha256sum -- *.* > SHA256SUMS)
  say "in build/packages/:"
  (cd "$out" && stat -c 'dev:   %9s  %n' -- *) >&2
}

# Packs what a build folder holds, twice. Its debug symbols are left out: they take longer than all the rest.
package_built() {
  local build=$src/build/$1 out=$src/build/packages
  build "$1" kubemori kubemori_icon_pictures
  rm -rf "$out" "$out.again"
  pack "$src" "$build" "$out" deb rpm
  pack "$src" "$build" "$out.again" deb rpm
  compare "$out" "$out.again" || die "packing it twice gives two packages"
  rm -rf "$out.again"
  "$src/packaging/test_install.sh" "$out"/kubemori_*.deb "$("$src/packaging/version.sh" version)"
  say "packed twice, the same to the byte: $(cd "$out" && echo *)"
}

# Runs inside.
make_packages() {
  if [ "${1:-}" = --built ]; then package_built "${2:-$(default_preset)}"; else package_release "$@"; fi
}

dev_package() {
  local word test arguments=() tests=()
  for word in "$@"; do
    case $word in
      --test) tests+=(test_package);;
      --lintian) tests+=(test_lintian);;
      --check|--built) arguments+=("$word");;
      -*) die "usage: ./dev package [--check] [--test] [--lintian] [--built [PRESET]]";;
      *) arguments+=("$word");;
    esac
  done
  if use_system; then need_packages build test; fi
  inside "$src/dev" __package "${arguments[@]}"
  for test in "${tests[@]}"; do "$toolchain/root.sh" fresh "/mnt/packaging/$test.sh" /mnt/build/packages; done
}
