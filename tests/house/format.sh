#!/usr/bin/env bash
# format.sh ROOT: every source file is as clang-format would leave it.
set -euo pipefail
. "$(dirname "$0")/skip.sh"
need clang-format-14

cd "$1"
find include src tests -name '*.[ch]pp' -print0 | xargs -0 clang-format-14 --dry-run -Werror
