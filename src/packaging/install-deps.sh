#!/usr/bin/env bash
# Installs the Debian packages cotejo needs, those that are missing only.
#   install-deps.sh build         to build and run it
#   install-deps.sh build test    to pass all its tests as well
# Says nothing and needs no network when all are there.
set -euo pipefail

# The one list. cotejo's own .deb takes what it needs to run from the libraries it is linked with.
build="g++ cmake ninja-build pkg-config gettext nlohmann-json3-dev
       libboost-locale-dev libcli11-dev libcurl4-openssl-dev libexpected-dev libgumbo-dev libicu-dev libsqlite3-dev
       libstemmer-dev libxlsxwriter-dev nettle-dev zlib1g-dev"
test="libgtest-dev python3 clang-format-14 clang-tidy-14
      dpkg-dev lintian man-db zsh fish
      libxml2-utils omegat openjdk-17-jre-headless parallel python3-translate python3-yaml translate-toolkit"

installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' $build $test 2>/dev/null || true)
is_installed() { grep -q "^ii *$1\$" <<<"$installed"; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "install-deps.sh: neither root nor sudo (expected one, to install: ${missing[*]})" >&2
    return 1
  fi
}

missing=()
for group in "$@"; do
  case "$group" in
    build | test) ;;
    *) echo "install-deps.sh: unknown group '$group' (expected build or test)" >&2 && exit 2 ;;
  esac
  for package in ${!group}; do
    is_installed "$package" || missing+=("$package")
  done
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "installing: ${missing[*]}"
as_root apt-get update -q
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
