#!/usr/bin/env bash
# setup.sh FOLDER: installs what the browser tests of the review page need from npm into FOLDER, as package-lock.json
# names it. Does nothing when it is there already; status 77 says that it cannot be done here, and why.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
skip() { echo "skipped: $1" && exit 77; }

command -v npm >/dev/null || skip "npm is not installed"
mkdir -p "$folder"
cmp -s "$here/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules" ] && exit 0
cp "$here/package.json" "$here/package-lock.json" "$folder/"
cd "$folder"
npm ci --no-audit --no-fund --ignore-scripts --loglevel=error --fetch-retries=1 --fetch-timeout=30000 || {
  rm -f package-lock.json
  skip "npm could not fetch playwright-core and axe-core"
}
