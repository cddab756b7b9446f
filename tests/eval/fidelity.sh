#!/usr/bin/env bash
# The checks inside sentence pairs against a set with gold findings.
#   fidelity.sh COTEJO SET_DIR TOOLS_DIR [OPTION...]     options go to the scorer, as --verbose
# SET_DIR has seg/ID.{es,en}; TOOLS_DIR has score_coverage.py, which prints the measures. Findings are left in
# $FINDINGS, if that is set.
set -euo pipefail

cotejo=$1 set=$2 tools=$3
shift 3
findings=${FINDINGS:-$(mktemp)}
: >"$findings"
for es in "$set"/seg/*.es; do
  "$cotejo" check --quiet --presegmented --only fidelity --format jsonl "$es" "${es%.es}.en" >>"$findings"
done
python3 "$tools/score_coverage.py" "$set" "$findings" "$@"
