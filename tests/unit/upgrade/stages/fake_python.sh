#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A Python that makes environments in which pip "installs" an ansible of the version in file `ansible` of the home.
case "$*" in
*"-m venv "*)
  for last; do :; done
  mkdir -p "$last/bin" && cp "$0" "$last/bin/python" && echo made > "$last/pyvenv.cfg"
  exit ;;
*"-m pip install"*)
  echo "$*" > "$HOME/pip.arguments"
  env > "$HOME/pip.environment"
  [ ! -e "$HOME/pip.fails" ] || { cat "$HOME/pip.fails" >&2; exit 1; }
  echo "Collecting ansible-core"
  echo "Successfully installed ansible-core"
  printf '#!/bin/sh\necho "ansible [core %s]"\n' "$(cat "$HOME/ansible")" > "${0%/*}/ansible"
  chmod +x "${0%/*}/ansible"
  exit ;;
esac
echo "3.11.9 1"
