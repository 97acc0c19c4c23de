# shellcheck shell=bash disable=SC2154
# Tests: everything that needs no cluster in the root, then what needs one inside a single lab, then the sum.

# ctest_part PRESET PART CTEST-ARGS...: one run of ctest, whose results land in build/PRESET/results/PART.xml. Runs inside.
ctest_part() {
  local preset=$1 part=$2 results=$src/build/$1/results
  shift 2
  mkdir -p "$results"
  cd "$src" || return
  # The tests of one lab share its cluster: one after the other.
  [[ $part == lab* ]] || export CTEST_PARALLEL_LEVEL=${CTEST_PARALLEL_LEVEL:-$(nproc)}
  ctest --preset "$preset" --no-tests=ignore --output-junit "$results/$part.xml" \
    --test-output-size-passed 8000000 --test-output-size-failed 8000000 "$@"
}

# lab_names PRESET CTEST-ARGS...: the tests labelled lab, a name a line.
lab_names() {
  inside ctest --preset "$1" -N -L '^lab$' "${@:2}" | sed -n 's/^ *Test *#[0-9]*: //p'
}

# one_lab PRESET PART NAMES CTEST-ARGS...: these tests in a lab of their own.
one_lab() {
  local preset=$1 part=$2 names=$3
  shift 3
  "$toolchain/root.sh" lab "$src/tests/lab/lab.sh" run -- "$src/dev" __ctest "$preset" "$part" -L '^lab$' "$@" \
    -R "^($(paste -sd '|' <<< "$names"))\$"
}

# Suites in a lab mostly wait, for nodes that reboot: two labs at a time take little more than half as long. Each has namespaces
# of its own. What the second one says comes when the first is done.
labs() {
  local preset=$1 names=$2 code=0 other=0 second pid said
  shift 2
  second=$(sed -n 'n;p' <<< "$names")
  if [ -z "$second" ] || [ "${KUBEMORI_LABS:-2}" = 1 ]; then one_lab "$preset" lab "$names" "$@"; return; fi
  said=$(mktemp)
  one_lab "$preset" lab-second "$second" "$@" > "$said" 2>&1 &
  pid=$!
  one_lab "$preset" lab "$(sed -n 'p;n' <<< "$names")" "$@" || code=$?
  wait "$pid" || other=$?
  cat "$said"
  rm -f "$said"
  if [ "$other" != 0 ]; then code=$other; fi
  return "$code"
}

# Runs the tests labelled lab, or leaves a reason in build/PRESET/results/lab-skipped.txt.
lab_part() {
  local preset=$1 code=0 names results=$src/build/$1/results
  local reason=$results/lab-skipped.txt
  shift
  names=$(lab_names "$preset" "$@") || return
  [ -n "$names" ] || return 0
  if in_lab; then ctest_part "$preset" lab -L '^lab$' "$@"; return; fi
  if in_root; then
    echo "already inside the Debian 13 root, where no lab can be started: run ./dev test outside" > "$reason"
  elif use_system && [ "$(system_name)" != debian13 ]; then
    echo "the lab is made of Debian 13's programs: KUBEMORI_ROOT=1 ./dev test" > "$reason"
  else
    ensure_control_plane 2>&1 | tee "$results/lab.log" >&2 || code=${PIPESTATUS[0]}
    case $code in
      0)
        labs "$preset" "$names" "$@" || code=$?
        [ "$code" = 77 ] || return "$code"
        echo "the lab cannot be had on this machine, the reason is above" > "$reason";;
      77) echo "no control plane: $(tail -n 1 "$results/lab.log")" > "$reason";;
      *) say "the lab's control plane could not be had (exit $code)"; return 1;;
    esac
  fi
  echo "$names" > "$results/lab-skipped.names"
}

# test_targets PRESET: what `dev_test` builds of it, a word a line; nothing: everything.
test_targets() {
  # The data race detector looks at the libraries below the window; ui/ is not built for it.
  [ "$1" = tsan ] && printf '%s\n' tests_unit tests_engine
  # Half of the sources are the window's, and CI has an hour: there AddressSanitizer looks at what talks to the world.
  [ "$1" = asan ] && [ "${CI:-}" = true ] && printf '%s\n' tests_unit tests_engine tests_integration
  return 0
}

# dev_build_tests PRESET...: builds what the tests of these presets need, one preset after the other.
dev_build_tests() {
  local preset targets
  if use_system; then need_packages build test; fi
  for preset in "$@"; do
    mapfile -t targets < <(test_targets "$preset")
    inside "$src/dev" __build "$preset" "${targets[@]}" || return
  done
}

# dev_test [--preset NAME] [CTEST-ARGS...]
dev_test() {
  local preset only=() failed=0 results
  preset=$(default_preset)
  if [ "${1:-}" = --preset ]; then preset=$2; shift 2; fi
  # What is not built is not there to be run.
  if [ "$preset" = asan ] && [ "${CI:-}" = true ]; then only=(-L '^(unit|engine|integration)$'); fi
  cd "$src" || return
  results=$src/build/$preset/results
  dev_build_tests "$preset"
  ensure_second_ansible
  ensure_wheels
  rm -rf "$results"
  mkdir -p "$results"
  case $preset in
    asan|tsan) inside "$src/dev" __ctest "$preset" rest "${only[@]}" "$@" || failed=1;;
    *)
      inside "$src/dev" __ctest "$preset" rest -LE '^lab$' "$@" || failed=1
      lab_part "$preset" "$@" || failed=1;;
  esac
  inside python3 "$toolchain/test_summary.py" "$results" || failed=1
  return $failed
}
