# shellcheck shell=bash disable=SC2154
# Configure and build a preset. Runs inside.

# CI is strict: there every warning is an error.
default_preset() { if [ "${CI:-}" = true ]; then echo ci; else echo dev; fi; }

# A build folder belongs to one system: objects made with another's headers and libraries are not to be mixed.
check_build_origin() {
  local here mark=$src/build/.system
  here=$(system_name)
  if [ -f "$mark" ] && [ "$(cat "$mark")" != "$here" ]; then
    say "build/ was made on $(cat "$mark"), this is $here: starting it afresh"
    rm -rf "$src/build"
  fi
  mkdir -p "$src/build"
  echo "$here" > "$mark"
}

# build PRESET [TARGET...]
build() {
  local preset=$1 targets=() log
  shift
  [ $# -gt 0 ] && targets=(--target "$@")
  cd "$src" || return
  check_build_origin
  log=$src/build/$preset-configure.log
  if ! cmake --preset "$preset" > "$log" 2>&1; then
    cat "$log" >&2
    die "configuring $preset failed"
  fi
  cmake --build "build/$preset" "${targets[@]}" >&2 || die "building $preset failed"
}
