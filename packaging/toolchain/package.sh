# shellcheck shell=bash disable=SC2154
# `./dev package`: packages of what is committed, in build/packages/. Made of the source tarball, so that it is proved to be whole.

package_version() { "$src/packaging/version.sh" "$1"; }

# make_tarball DIR: DIR/kubemori-VERSION.tar.xz of the last commit; prints its path. The file .version in it says which one that was.
make_tarball() {
  local version file what
  version=$(git -C "$src" stash create 2>/dev/null >&2; clean_version)
  file=$1/kubemori-$version.tar
  mkdir -p "$1"
  what=$(printf 'version %s\nepoch %s\ncommit %s\n' "$version" "$(package_version epoch)" "$(package_version commit)")
  git -C "$src" archive --format=tar --prefix="kubemori-$version/" --add-virtual-file="kubemori-$version/.version:$what"$'\n' HEAD > "$file"
  xz --force --threads=1 -6 "$file"
  echo "$file.xz"
}
