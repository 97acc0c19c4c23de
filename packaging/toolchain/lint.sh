#!/bin/bash
# `./dev lint [PART...]`: format shell rules translations packaging data tidy. Runs inside, goes through all parts and says at the
# end which of them found something.
#   lint.sh --format   formats instead of complaining
# Environment: KUBEMORI_TIDY_MAX (files that clang-tidy looks at, 10), KUBEMORI_TIDY_BASE (commit to compare with)
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/common.sh"
. "$toolchain/system.sh"
. "$toolchain/build.sh"
cd "$src"

# Tracked files and new ones that are not ignored, that still exist.
files() { git ls-files --cached --others --exclude-standard -- "$@" | sort -u | while read -r f; do if [ -f "$f" ]; then echo "$f"; fi; done; }
shell_files() {
  { files '*.sh'; files dev .ci/run; git grep -lIE '^#!.*\b(ba)?sh$' -- tests packaging resources || true; } | sort -u
}

lint_format() { files '*.cpp' '*.hpp' | xargs -r clang-format --dry-run -Werror; }
lint_shell() { shell_files | xargs -r shellcheck -x; }
lint_rules() { "$toolchain/house_rules.sh"; }
lint_translations() { python3 "$toolchain/translations.py" check; }
lint_data() { files '*.yaml' '*.yml' '*.json' '*.svg' '*.ts' '*.qrc' ':!tests/data' | python3 "$toolchain/check_data.py"; }

lint_packaging() {
  local file code=0
  for file in packaging/*.desktop; do [ -f "$file" ] && { desktop-file-validate "$file" || code=1; }; done
  for file in packaging/*.metainfo.xml; do
    [ -f "$file" ] && { appstreamcli validate --no-net --explain --override=url-homepage-missing=info "$file" || code=1; }
  done
  # Pictures that the documentation shows are in the source tarball.
  for file in $(git grep -hoE 'screenshots/[a-z0-9-]+\.png' -- README.md 'docs/*.md' | sort -u); do
    case $(git check-attr export-ignore "docs/$file") in *': set') echo "docs/$file: .gitattributes leaves it out of the source tarball"; code=1;; esac
  done
  return $code
}

tidy_base() {
  local base=${KUBEMORI_TIDY_BASE:-}
  if [ -z "$base" ] && git rev-parse -q --verify origin/main >/dev/null; then base=$(git merge-base origin/main HEAD 2>/dev/null || true); fi
  if [ -n "$base" ] && [ "$base" != "$(git rev-parse HEAD)" ]; then echo "$base"; fi
}

# Newest changes first: what is not committed, then what the branch changed, or without a base what the last commits changed.
changed_files() {
  local base=$1
  {
    git diff --name-only HEAD
    git ls-files --others --exclude-standard
    if [ -n "$base" ]; then git log --format= --name-only "$base..HEAD"; else git log --format= --name-only -n 50; fi
  } | awk '/\.(cpp|hpp)$/ && !seen[$0]++'
}

# A header is looked at through the source of the same name.
tidy_candidates() {
  local base=$1 file
  changed_files "$base" | while read -r file; do
    file=${file%.hpp}
    file=${file%.cpp}.cpp
    if [ -f "$file" ] && grep -qF "\"$src/$file\"" "$tidy_build/compile_commands.json"; then echo "$file"; fi
  done | awk '!seen[$0]++'
}

lint_tidy() {
  local preset base candidates chosen most=${KUBEMORI_TIDY_MAX:-10}
  preset=$(default_preset)
  tidy_build=$src/build/$preset
  build "$preset" || return
  base=$(tidy_base)
  mapfile -t candidates < <(tidy_candidates "$base")
  chosen=("${candidates[@]:0:$most}")
  say "clang-tidy: ${#chosen[@]} of the ${#candidates[@]} source files changed $(if [ -n "$base" ]; then echo "since ${base:0:10}"; else echo "in the last commits"; fi)"
  if [ ${#candidates[@]} -gt "$most" ]; then
    say "left out (KUBEMORI_TIDY_MAX=$most): ${candidates[*]:$most}"
  fi
  [ ${#chosen[@]} = 0 ] && return
  printf '%s\n' "${chosen[@]}" | xargs -P "$(nproc)" -n 1 \
    clang-tidy -p "$tidy_build" --quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-error 2> >(grep -v ' warnings\? generated' >&2)
}

if [ "${1:-}" = --format ]; then files '*.cpp' '*.hpp' | xargs -r clang-format -i; exit; fi

parts=("$@")
[ $# -gt 0 ] || parts=(format shell rules translations packaging data tidy)
found=()
for part in "${parts[@]}"; do
  declare -F "lint_$part" >/dev/null || die "no such part: $part"
  say "lint: $part"
  "lint_$part" || found+=("$part")
done
[ ${#found[@]} = 0 ] || die "lint found something in: ${found[*]}"
say "lint: nothing found"
