#!/usr/bin/env bash
# install.sh ROOT BUILD VERSION: what `cmake --install` lays down is complete, runs from there, and can be embedded.
set -euo pipefail

root=$1 build=$2 version=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix

cmake --install "$build" --prefix "$prefix" >/dev/null

expect() { [ -e "$prefix/$1" ] || { echo "not installed: $1" >&2; exit 1; }; }
expect share/man/man1/cotejo.1
expect share/bash-completion/completions/cotejo
expect share/zsh/vendor-completions/_cotejo
expect share/fish/vendor_completions.d/cotejo.fish
expect share/doc/cotejo/LICENSE
expect share/cotejo/es-en.model
expect share/cotejo/NOTICE
expect share/locale/es/LC_MESSAGES/cotejo.mo

said=$("$prefix/bin/cotejo" --version)
[ "$said" = "cotejo $version" ] || { echo "--version said '$said', expected 'cotejo $version'" >&2; exit 1; }

# Messages in Spanish are found beside the installed command, not in the build tree.
mv "$prefix" "$scratch/moved"
said=$("$scratch/moved/bin/cotejo" --ui-lang es align no.es.txt no.en.txt 2>&1 || true)
grep -q "no existe" <<<"$said" || { echo "expected a message in Spanish, found '$said'" >&2; exit 1; }

cmake -G Ninja -S "$root/tests/consumer" -B "$scratch/consumer" -DCMAKE_PREFIX_PATH="$scratch/moved" >/dev/null
cmake --build "$scratch/consumer" >/dev/null
"$scratch/consumer/consumer" >"$scratch/out.tmx"
for seg in "El Sr. Ruiz llegó a Lima en 1998." "Mr. Ruiz came to Lima in 1998." \
  "Allí fundó una escuela." "There he founded a school."; do
  grep -qF "<seg>$seg</seg>" "$scratch/out.tmx" || { echo "not in the consumer's TMX: $seg" >&2; cat "$scratch/out.tmx"; exit 1; }
done
echo "installed, moved, and embedded by tests/consumer"
