#!/bin/bash
# test_install.sh BUILD VERSION: installs BUILD into an empty folder; every file is where a desktop looks for it, and the program starts there.
set -euo pipefail
build=$1 version=$2
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT
DESTDIR=$to cmake --install "$build" --prefix /usr >/dev/null
for file in bin/kubemori share/applications/kubemori.desktop share/metainfo/io.github.kubemori.metainfo.xml; do
  [ -f "$to/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
desktop-file-validate "$to"/usr/share/applications/*.desktop
said=$("$to/usr/bin/kubemori" --version)
case $said in *"$version"*) ;; *) echo "--version says '$said', not $version"; exit 1;; esac
