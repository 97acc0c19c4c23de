#!/bin/bash
# test_lintian.sh FOLDER: what lintian says of the packages in FOLDER; in a system to be thrown away (root.sh fresh), where it is
# installed for that. Warnings and errors fail, but not those of packaging/lintian-overrides.
set -euo pipefail
log=$(mktemp)
apt() { apt-get -q -y -o APT::Sandbox::User=root -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Use-Pty=0 "$@" > "$log" 2>&1; }
get() { apt install --no-install-recommends lintian; }
get || { apt update && get; } || { cat "$log"; exit 1; }
lintian --allow-root --info --fail-on error,warning "$1"/*.deb
echo "package: lintian has nothing to say"
