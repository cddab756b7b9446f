#!/usr/bin/env bash
# The term check against a set with gold findings.
#   terms.sh COTEJO SET_DIR TOOLS_DIR [OPTION...]     options go to cotejo check, as --glossary SET_DIR/glossary.tsv
# SET_DIR has seg/ID.{es,en}, and batches.tsv with the documents that are one batch; TOOLS_DIR has score_terms.py, which
# prints the measures. Findings are left in $FINDINGS, if that is set.
set -euo pipefail

cotejo=$1 set=$2 tools=$3
shift 3
findings=${FINDINGS:-$(mktemp)}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
: >"$findings"

check() { "$cotejo" check --quiet --presegmented --only terms,glossary --format jsonl "$@" >>"$findings"; }

in_batches=$(tail -n +2 "$set/batches.tsv" | cut -f2 | tr ' ' '\n')
for es in "$set"/seg/*.es; do
  id=$(basename "$es" .es)
  grep -qx "$id" <<<"$in_batches" || check "$es" "${es%.es}.en" "$@"
done
while IFS=$'\t' read -r batch documents; do
  for id in $documents; do printf '%s\t%s\n' "$set/seg/$id.es" "$set/seg/$id.en"; done >"$scratch/jobs.tsv"
  check --jobs "$scratch/jobs.tsv" --doc-id "$batch" "$@"
done < <(tail -n +2 "$set/batches.tsv")

python3 "$tools/score_terms.py" "$set" "$findings"
