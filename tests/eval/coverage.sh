#!/usr/bin/env bash
# The coverage check against a set with gold findings.
#   coverage.sh COTEJO SET_DIR TOOLS_DIR [OPTION...]     options go to cotejo check
# SET_DIR has seg/ID.{es,en} and the tables that score_coverage.py in TOOLS_DIR reads; it prints the measures. Findings are
# left in $FINDINGS, if that is set; $ONLY says what to look for (coverage, if not set); $SCORE has options for the scorer.
set -euo pipefail

cotejo=$1 set=$2 tools=$3
shift 3
findings=${FINDINGS:-$(mktemp)}
: >"$findings"
for es in "$set"/seg/*.es; do
  "$cotejo" check --quiet --presegmented --no-language-check --only "${ONLY:-coverage}" --format jsonl "$@" "$es" \
    --doc-id "$(basename "$es" .es)" "${es%.es}.en" >>"$findings"
done
python3 "$tools/score_coverage.py" "$set" "$findings" ${SCORE:-}
