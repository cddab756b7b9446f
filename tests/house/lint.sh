#!/usr/bin/env bash
# lint.sh ROOT BUILD [FILE-REGEX]: clang-tidy over the library and the command, with the checks of .clang-tidy.
# BUILD holds compile_commands.json, which the presets write.
set -euo pipefail
. "$(dirname "$0")/skip.sh"
need run-clang-tidy-14
[ -e "$2/compile_commands.json" ] || skip "no compile_commands.json in $2"

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The flags of the compile commands are g++'s.
if ! run-clang-tidy-14 -quiet -extra-arg=-Wno-unknown-warning-option -p "$2" "${3:-$(realpath "$1")/src/.*}" \
  >"$log" 2>&1; then
  sed 's/\x1b\[[0-9;]*m//g' "$log" | grep -v -e '^clang-tidy-14 ' -e '^[0-9]* warnings\? '
  exit 1
fi
