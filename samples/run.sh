#!/usr/bin/env bash
# Installs what is needed to build, builds cotejo into build/release, and sets a sample side by side.
set -euo pipefail
cd "$(dirname "$0")/.."

src/packaging/install-deps.sh build
command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
mkdir -p build
{
  cmake --preset release -DBUILD_TESTING=OFF
  cmake --build --preset release
} >build/release.log 2>&1 || { cat build/release.log >&2; exit 1; }

sample=crs-mexico
build/release/bin/cotejo align "samples/$sample.es.txt" "samples/$sample.en.txt" --es-lang es-MX --en-lang en-US \
  -o "build/$sample.tmx" -o "build/$sample.tsv"

awk -F '\t' 'NR > 1 && NR <= 6 { printf "es  %s\nen  %s\n    (%s, confidence %s)\n\n", $1, $2, $4, $3 }' "build/$sample.tsv"
echo "all $(grep -c '<tu ' "build/$sample.tmx" || grep -c '<tu>' "build/$sample.tmx") pairs: build/$sample.tmx, for a CAT tool; build/$sample.tsv, as a table"
