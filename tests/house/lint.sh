#!/usr/bin/env bash
# lint.sh ROOT BUILD [FILE-REGEX]: clang-tidy over the library and the command, with the checks of .clang-tidy.
# BUILD holds compile_commands.json, which the presets write.
set -euo pipefail
. "$(dirname "$0")/skip.sh"
need run-clang-tidy-14
[ -e "$2/compile_commands.json" ] || skip "no compile_commands.json in $2"

root=$(realpath "$1")
run-clang-tidy-14 -quiet -p "$2" -j "${CTEST_LINT_JOBS:-$(nproc)}" "${3:-$root/src/.*}" | grep -v '^clang-tidy-14 ' || true
exit "${PIPESTATUS[0]}"
