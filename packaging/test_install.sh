#!/bin/bash
# test_install.sh BUILD|DEB VERSION: installs BUILD into an empty folder, or unpacks DEB there; every file is where a desktop looks for
# it, and the program starts there.
set -euo pipefail
what=$1 version=$2
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT
files=(bin/kubemori share/applications/kubemori.desktop share/metainfo/io.github.kubemori.metainfo.xml
       share/icons/hicolor/scalable/apps/kubemori.svg share/bash-completion/completions/kubemori share/fish/vendor_completions.d/kubemori.fish)
for size in 16 22 24 32 48 64 128 256; do files+=("share/icons/hicolor/${size}x$size/apps/kubemori.png"); done
case $what in
  *.deb)
    dpkg-deb -x "$what" "$to"
    files+=(share/man/man1/kubemori.1.gz share/zsh/vendor-completions/_kubemori share/doc/kubemori/copyright share/doc/kubemori/changelog.gz
      share/lintian/overrides/kubemori);;
  *)
    DESTDIR=$to cmake --install "$what" --prefix /usr >/dev/null
    files+=(share/man/man1/kubemori.1 share/zsh/site-functions/_kubemori share/doc/kubemori/LICENSE share/doc/kubemori/CHANGELOG.md);;
esac
for file in "${files[@]}"; do
  [ -s "$to/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
# Nothing beside it: neither the build's own tools nor what only another kind of package has.
beside=$(find "$to/usr" -type f -printf '%P\n' | { grep -vxF "$(printf '%s\n' "${files[@]}")" || true; })
[ -z "$beside$(find "$to" -type f -not -path "$to/usr/*")" ] || { echo "installed, but nobody knows why: $beside"; exit 1; }
desktop-file-validate "$to"/usr/share/applications/*.desktop
# The icon that the desktop file names is there, and what it starts is the program.
grep -qx 'Icon=kubemori' "$to/usr/share/applications/kubemori.desktop"
appstreamcli validate --no-net --override=url-homepage-missing=info "$to"/usr/share/metainfo/*.xml >/dev/null
said=$("$to/usr/bin/kubemori" --version)
[ "$said" = "kubemori $version" ] || { echo "--version says '$said', not $version"; exit 1; }
# Help and version of every command work without a display and without a home.
for name in $("$to/usr/bin/kubemori" __complete '' | cut -f1); do
  env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME=/nonexistent "$to/usr/bin/kubemori" "$name" --help | grep -q "^Usage: kubemori $name" || { echo "$name --help"; exit 1; }
  [ "$("$to/usr/bin/kubemori" "$name" --version)" = "$said" ] || { echo "$name --version"; exit 1; }
done
