#!/bin/bash
# test_completion.sh PROGRAM: what a real bash offers for kubemori, with the completion that is installed; and whether zsh and fish,
# where they are installed, can read theirs.
set -euo pipefail
program=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")/completions
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/bin" "$home/config/kubemori" "$home/state/kubemori/operations/20260301-213000-417-reboot-prod"
ln -s "$program" "$home/bin/kubemori"
export PATH=$home/bin:$PATH HOME=$home XDG_CONFIG_HOME=$home/config XDG_STATE_HOME=$home/state LC_ALL=C.UTF-8
cat > "$home/config/kubemori/clusters.yaml" <<'YAML'
version: 1
clusters:
  - { id: prod, name: "Production $(touch /tmp/x) `id`", control_plane: { hosts: [10.0.0.11] } }
  - { id: school, control_plane: { hosts: [10.0.0.12] } }
YAML
chmod 600 "$home/config/kubemori/clusters.yaml"
cat > "$home/other.yaml" <<'YAML'
version: 1
clusters: [{ id: other, control_plane: { hosts: [10.0.0.11] } }]
YAML

# offered WORD...: the words that bash offers for the last one, on one line.
offered() {
  bash --norc -c '
    source "$1/kubemori.bash"
    shift
    COMP_WORDS=(kubemori "$@") COMP_CWORD=$#
    _kubemori
    printf "%s\n" "${COMPREPLY[@]}"' bash "$here" "$@" | sort | paste -sd' '
}

failed=0
# expect WANTED WORD...
expect() {
  local wanted=$1 got
  shift
  got=$(offered "$@")
  if [ "$got" != "$wanted" ]; then
    echo "kubemori $*: offered '$got', not '$wanted'"
    failed=1
  fi
}

# Every command of --help is offered, whichever there are.
all=$(kubemori --help | sed -nE 's/^  ([a-z][a-z-]*) +[A-Z].*/\1/p' | sort | paste -sd' ')
[ -n "$all" ] || { echo "--help names no command"; exit 1; }
expect "$all" ""
expect "nodes" no
expect "--watch" nodes --w
expect "prod school" nodes --cluster ""
expect "prod" nodes --cluster p
expect "prod" nodes --cluster = p
expect "prod school" nodes --cluster =
expect "other" nodes --config "$home/other.yaml" --cluster ""
expect "prod school" --cluster ""
expect "json table" nodes -o ""
expect "en ja" reboot --language ""
expect "abort list resume show" operations ""
expect "abort list resume show" operations --cluster prod ""
expect "20260301-213000-417-reboot-prod" operations resume ""
expect "lint list show" issues ""
expect "drain-refused-by-budget" issues show drain-refused
expect "$home/other.yaml" nodes --config "$home/oth"
expect "" nonsense ""
expect "" nodes nonsense ""
expect "" nodes --unknown ""
# Each command's own options, as its --help says.
for name in $all; do
  for option in $(kubemori "$name" --help | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+'); do
    got=" $(offered "$name" --) "
    case $got in *" $option "*) ;; *) echo "kubemori $name: $option is not offered"; failed=1 ;; esac
  done
done
# A broken list of clusters is no reason for noise at a prompt.
echo '{ broken' > "$home/config/kubemori/clusters.yaml"
expect "" nodes --cluster ""
[ -z "$(kubemori __complete nodes --cluster '' 2>&1)" ] || { echo "completion prints messages"; failed=1; }
if command -v zsh >/dev/null; then zsh -n "$here/_kubemori" || failed=1; fi
if command -v fish >/dev/null; then fish --no-execute "$here/kubemori.fish" || failed=1; fi
exit $failed
