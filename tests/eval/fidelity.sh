#!/usr/bin/env bash
# The checks inside sentence pairs against a set with gold findings: coverage.sh, looking for other things.
#   fidelity.sh COTEJO SET_DIR TOOLS_DIR [OPTION...]     options go to the scorer, as --verbose
set -euo pipefail

ONLY=fidelity SCORE="${*:4}" exec "$(dirname "$0")/coverage.sh" "$1" "$2" "$3"
