#!/bin/bash
# The rules of the house that no compiler checks. Prints each break as FILE:LINE: RULE and ends with 1 when there was one; long
# files are only listed.
# shellcheck source-path=SCRIPTDIR
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/common.sh"
cd "$src"
broken=0

# broke RULE: reads FILE:LINE:TEXT lines; each is a break of RULE.
broke() {
  local line
  while IFS= read -r line; do
    [ -n "$line" ] || continue
    printf '%s: %s\n' "$line" "$1"
    broken=1
  done
}

code() { git ls-files --cached --others --exclude-standard -- "$@" | while read -r f; do if [ -f "$f" ]; then echo "$f"; fi; done; }
# in_code PATTERN FOLDER...: matches in C++ files outside of comment lines. A line that says why it is an exception
# ("// house: reason") is left out.
in_code() {
  local pattern=$1
  shift
  code "${@/%//*.cpp}" "${@/%//*.hpp}" | xargs -r grep -nP -- "$pattern" /dev/null | grep -vP '^[^:]*:\d+:\s*(//|\*|/\*)|// house: ' || true
}

# The order of the folders in src/CMakeLists.txt is the order of dependency.
read -r -a order < <(sed -n 's/^foreach(folder \([a-z_ ]*\)).*/\1/p' src/CMakeLists.txt)
[ ${#order[@]} -gt 0 ] || die "src/CMakeLists.txt has no line foreach(folder …) to read the order of the folders from"

rank() {
  local i
  for i in "${!order[@]}"; do if [ "${order[$i]}" = "$1" ]; then echo "$i"; return; fi; done
}

check_direction() {
  local folder below i
  for i in "${!order[@]}"; do
    folder=src/${order[$i]}
    [ -f "$folder/CMakeLists.txt" ] || continue
    below=$(IFS='|'; echo "${order[*]:$((i + 1))}")
    broke "src/${order[$i]} may not use what comes after it in src/CMakeLists.txt" \
      < <([ -z "$below" ] || in_code "^\s*#include \"($below)/" "$folder")
    broke "src/${order[$i]} may not link what comes after it in src/CMakeLists.txt" \
      < <([ -z "$below" ] || grep -nHE "kubemori_($below)\b" "$folder/CMakeLists.txt")
  done
  broke "src/ knows neither ui/ nor app/ nor tests/" < <(in_code '^\s*#include "(ui|app|tests|support)/' src)
  broke "ui/ does not know app/" < <(in_code '^\s*#include "app/' ui)
  broke "ui/ does not know tests" < <(in_code '^\s*#include "(tests|support)/' ui app)
}

# Every folder of src/ has its place in the order.
check_order_is_whole() {
  local folder
  for folder in src/*/; do
    folder=$(basename "$folder")
    [ -z "$(code "src/$folder")" ] || [ -n "$(rank "$folder")" ] || echo "src/CMakeLists.txt:1:$folder" | broke_here "has no place in the order"
  done
}
broke_here() { broke "$1" < <(cat); }

check_gui_free() {
  local file line header modules=()
  for header in /usr/include/*/qt6/Qt{Gui,Widgets,Svg,SvgWidgets,PrintSupport,OpenGL} /usr/include/qt6/Qt{Gui,Widgets,Svg}; do
    [ -d "$header" ] && modules+=("$header")
  done
  while IFS=: read -r file line header; do
    for module in "${modules[@]}"; do
      if [ -e "$module/$header" ]; then echo "$file:$line:<$header>" | broke_here "src/ is free of Qt Gui and Widgets"; fi
    done
  done < <(in_code '^\s*#include <[A-Za-z]' src | sed -E 's/^([^:]*:[0-9]+):.*<([^>]*)>.*/\1:\2/')
  broke "src/ links neither Qt Gui nor Widgets" < <(code 'src/*CMakeLists.txt' | xargs -r grep -nHE 'Qt6::(Gui|Widgets|Svg|PrintSupport|Quick)' || true)
}

check_words() {
  broke "no processEvents, nobody waits in the window's thread" < <(in_code '\bprocessEvents\b' src ui app)
  broke "no nested event loop" < <(in_code '\bQEventLoop\b' src ui)
  broke "no nested event loop: open() or show() instead of exec()" < <(in_code '(\.|->)exec\s*\(' ui)
  broke "workers are std::jthread" < <(in_code '\bQThread\b(?!::(currentThread|isMainThread)|>)|\bstd::thread\b|\.detach\s*\(\)' src ui app)
  broke "programs are started by a Runner" < <(in_code '(?<![\w.>:])(std::|::)?(system|popen)\s*\(|\bQProcess\b' src ui app)
  broke "waits are stop-aware" < <(in_code '\b(sleep_for|sleep_until|usleep|nanosleep|msleep)\b|(?<![\w.>:])::sleep\s*\(' src ui app)
  broke "errors are values" < <(in_code '^\s*throw\b' src ui app)
  broke "text for people is made in ui/ and app/" < <(in_code '\b(QObject|QCoreApplication)::(tr|translate)\s*\(|(?<![\w.>:])tr\s*\(' src)
  # D-Bus knows slots by name only.
  broke "signals and slots by pointer" < <(in_code '^(?!.*bus\.connect\().*\b(SIGNAL|SLOT)\s*\(' src ui app)
}

check_heads() {
  local file
  while read -r file; do
    head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$file:1" | broke_here "SPDX line is missing"
    case $file in *.hpp) grep -q '^#pragma once' "$file" || echo "$file:1" | broke_here "#pragma once is missing";; esac
  done < <(code '*.cpp' '*.hpp')
}

list_long_files() {
  local file lines most
  while read -r file; do
    lines=$(wc -l < "$file")
    case $file in *.hpp) most=150;; *) most=400;; esac
    if [ "$lines" -gt $most ]; then say "long: $file has $lines lines (habit: under $most)"; fi
  done < <(code 'src/*.[ch]pp' 'ui/*.[ch]pp' 'app/*.[ch]pp')
}

check_order_is_whole
check_direction
check_gui_free
check_words
check_heads
list_long_files
exit $broken
