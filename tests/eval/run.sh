#!/usr/bin/env bash
# Aligns every gold set and prints the measures of the field.
#
#   tests/eval/run.sh COTEJO EVAL_DIR [SET…]     sets: names under EVAL_DIR; all that have a seg/ folder by default
#
# EVAL_DIR/SET/seg/ID.{es,en} has a sentence a line, ID.gold the ladder. Further options for `cotejo align` go into the
# environment variable ALIGN.
set -euo pipefail

cotejo=$1 root=$2
shift 2
[ $# -gt 0 ] || set -- $(cd "$root" && for set in *; do [ -d "$set/seg" ] && echo "$set"; done)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for set in "$@"; do
  mkdir "$work/$set"
  sides=$(ls "$root/$set/seg" | sed -n 's/.*\.//p' | sort -u | grep -v gold | sed '/^en$/d')
  source=$(echo "$sides" | head -n 1)
  target=en
  ls "$root/$set"/seg/*.en >/dev/null 2>&1 || target=$(echo "$sides" | tail -n 1)
  for gold in "$root/$set"/seg/*.gold; do
    id=$(basename "$gold" .gold)
    printf '%s\t%s\t%s\n' "${gold%.gold}.$source" "${gold%.gold}.$target" "$work/$set/$id.ladder"
  done >"$work/jobs.tsv"
  # shellcheck disable=SC2086
  "$cotejo" align --quiet --presegmented --no-language-check ${ALIGN:-} --jobs "$work/jobs.tsv"
done
"$cotejo" eval --all "$root" "$work" ${EVAL:-}
