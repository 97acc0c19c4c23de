# shellcheck shell=bash disable=SC2154
# The lab: a real control plane and mini nodes in namespaces (tests/lab).

# Finds the control plane's programs, or builds them once. 77: they cannot be had here, the reason was said.
ensure_control_plane() {
  [ -x "$src/tests/lab/control_plane.sh" ] || { say "tests/lab/control_plane.sh is not there"; return 77; }
  "$toolchain/root.sh" run "$src/tests/lab/control_plane.sh" ensure >/dev/null
}

# in_a_lab run|up [-- CMD]: `./dev VERB` commands are built for before the lab comes up.
in_a_lab() {
  local verb=$1 code=0
  shift
  [ "${1:-}" = -- ] && shift
  cd "$src" || return
  if in_lab; then
    [ $# -gt 0 ] || die "this is a lab already ($LAB)"
    exec "$@"
  fi
  in_root && { say "inside the Debian 13 root no lab can be started; leave it first"; exit 77; }
  ensure_control_plane || code=$?
  if [ $code != 0 ]; then
    [ $code = 77 ] && say "no lab: no control plane to be had (the reason is above)"
    exit $code
  fi
  prebuild "$@"
  if [ $# -gt 0 ]; then exec "$toolchain/root.sh" lab "$src/tests/lab/lab.sh" "$verb" -- "$@"; fi
  exec "$toolchain/root.sh" lab "$src/tests/lab/lab.sh" "$verb"
}

prebuild() {
  case ${1:-} in ./dev|"$src/dev") ;; *) return 0;; esac
  case ${2:-} in
    run) "$toolchain/root.sh" run "$src/dev" __build dev kubemori;;
    test) "$toolchain/root.sh" run "$src/dev" __build "$(default_preset)";;
    bench) "$toolchain/root.sh" run "$src/dev" __build bench tests_bench;;
  esac
}

# Benchmarks run one by one, in a lab where there can be one; those that need it skip themselves otherwise.
dev_bench() {
  if use_system; then need_packages build test; fi
  cd "$src" || return
  inside "$src/dev" __build bench tests_bench
  if ! in_root && ensure_control_plane; then
    "$toolchain/root.sh" lab "$src/tests/lab/lab.sh" run -- ctest --preset bench --verbose "$@"
  else
    in_lab || say "without a lab: benchmarks against a real API server are left out"
    inside ctest --preset bench --verbose "$@"
  fi
}
