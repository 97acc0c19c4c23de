#!/bin/bash
# test_version.sh: the versions that version.sh gives to the commits of a made-up repository, and that Debian sorts them as they came.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
mkdir -p "$work/sources/packaging"
cd "$work/sources"
cp "$here/version.sh" packaging/
git init -q -b main

base() { echo "project(kubemori VERSION $1 LANGUAGES CXX)" > CMakeLists.txt; }
commit() { git add -A; git commit -q --allow-empty -m "$1"; }
version() { packaging/version.sh version; }

newest=""
# expect PATTERN: the version is this, where ID stands for that of the commit, and later than all before.
expect() {
  local wanted got
  wanted=${1/ID/g$(git rev-parse --short=8 HEAD)}
  got=$(version)
  [ "$got" = "$wanted" ] || { echo "$got is not $wanted"; exit 1; }
  [ -z "$newest" ] || dpkg --compare-versions "$newest" lt "$got" || { echo "$got is not later than $newest"; exit 1; }
  newest=$got
}

base 0.1.0
commit one
expect 0.1.0~1.ID
commit two
expect 0.1.0~2.ID
for count in 3 4 5 6 7 8 9; do commit $count; done
expect 0.1.0~9.ID
commit ten
expect 0.1.0~10.ID
echo '# changed' >> CMakeLists.txt
expect 0.1.0~10.ID.dirty
git checkout -q CMakeLists.txt
commit release
git tag v0.1.0
expect 0.1.0
commit later
expect 0.1.0+1.ID
echo '# changed' >> CMakeLists.txt
expect 0.1.0+1.ID.dirty
base 0.2.0
commit "on to the next"
expect 0.2.0~13.ID
git tag -a v0.2.0 -m second
expect 0.2.0

# What a tarball says of itself counts, also inside of another checkout.
printf 'version 0.1.0+7.gabcdef12\nepoch 1234567890\ncommit abcdef12\n' > .version
[ "$(version) $(packaging/version.sh epoch) $(packaging/version.sh commit)" = "0.1.0+7.gabcdef12 1234567890 abcdef12" ] || { echo ".version does not count"; exit 1; }
mkdir -p inner/packaging
cp packaging/version.sh inner/packaging/
cp CMakeLists.txt inner/
[ "$(inner/packaging/version.sh version)" = 0.2.0 ] || { echo "a folder in a checkout takes its version"; exit 1; }
