# Sourced by the checks: a test that cannot run here says why and is counted as skipped (CTest's SKIP_RETURN_CODE).
skip() {
  echo "skipped: $1"
  exit 77
}

need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || skip "$program is not installed"
  done
}
