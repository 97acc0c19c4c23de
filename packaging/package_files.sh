#!/bin/bash
# package_files.sh BUILD [KIND...]: makes what packages hold beside what `cmake --install` installs, in BUILD/packaging/files: the stripped
# program and (where "symbols" is a KIND) its debug symbols, the compressed manual page and changelog, and depends.cmake, what Debian's package depends on.
# Everything in it is decided by the build and the commit (SOURCE_DATE_EPOCH), nothing by the time or the folder.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$1
shift
program=$build/app/kubemori
files=$build/packaging/files
version=$("$here/version.sh" version)
: "${SOURCE_DATE_EPOCH:=$("$here/version.sh" epoch)}"
maintainer=$(sed -n 's/^CPACK_PACKAGE_CONTACT:[A-Z]*=//p' "$build/CMakeCache.txt")

build_id() { readelf -n "$program" | sed -n 's/^ *Build ID: //p'; }

# The symbols are found by the id alone; a link by name would be one more thing to be right.
split_program() {
  local id
  id=$(build_id)
  [ -n "$id" ] || { echo "$program has no build id"; return 1; }
  mkdir -p "$files/symbols/${id:0:2}"
  if [[ " $* " == *" symbols "* ]]; then
    objcopy --only-keep-debug --compress-debug-sections "$program" "$files/symbols/${id:0:2}/${id:2}.debug"
    chmod 644 "$files/symbols/${id:0:2}/${id:2}.debug"
  fi
  strip --strip-unneeded --remove-section=.comment --remove-section=.note -o "$files/kubemori" "$program"
  chmod 755 "$files/kubemori"
}

# dpkg-shlibdeps wants a source package around it; what it warns of is that there is none.
list_dependencies() {
  local work said
  work=$(mktemp -d)
  mkdir "$work/debian"
  printf 'Source: kubemori\n\nPackage: kubemori\nArchitecture: any\n' > "$work/debian/control"
  said=$(cd "$work" && LC_ALL=C dpkg-shlibdeps -O -e"$(readlink -f "$files/kubemori")" 2> "$work/warnings") || { cat "$work/warnings" >&2; return 1; }
  rm -r "$work"
  said=$(sed -n 's/^shlibs:Depends=//p' <<< "$said")
  [ -n "$said" ] || { echo "dpkg-shlibdeps says of no library where it is from"; return 1; }
  printf 'set(KUBEMORI_DEPENDS "%s")\n' "$said" > "$files/depends.cmake"
}

rm -rf "$files"
mkdir -p "$files"
split_program "$@"
if command -v dpkg-shlibdeps >/dev/null; then list_dependencies; else echo > "$files/depends.cmake"; fi
gzip -9n < "$here/kubemori.1" > "$files/kubemori.1.gz"
python3 "$here/debian_changelog.py" "$here/../CHANGELOG.md" "$version" "$SOURCE_DATE_EPOCH" "$maintainer" | gzip -9n > "$files/changelog.gz"
python3 "$here/debian_copyright.py" "$files/kubemori" "$maintainer" > "$files/copyright"
