#!/usr/bin/env bash
# package.sh BUILD: the Debian package has what it should, depends on what it links, and lintian finds no error.
set -euo pipefail
. "$(dirname "$0")/skip.sh"
need dpkg-deb dpkg-shlibdeps dpkg-parsechangelog lintian

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
(cd "$1" && cpack -G DEB -B "$scratch" >"$scratch/log") || { cat "$scratch/log" >&2; exit 1; }
deb=$(echo "$scratch"/cotejo_*.deb)

problems=0
wrong() {
  echo "$1" >&2
  problems=1
}

contents=$(dpkg-deb --contents "$deb")
for file in bin/cotejo lib/libcotejo.a lib/cmake/cotejo/cotejoConfig.cmake include/cotejo/align.hpp \
  share/man/man1/cotejo.1.gz share/doc/cotejo/copyright share/doc/cotejo/changelog.gz \
  share/doc/cotejo/changelog.Debian.gz share/bash-completion/completions/cotejo \
  share/zsh/vendor-completions/_cotejo share/fish/vendor_completions.d/cotejo.fish \
  share/locale/es/LC_MESSAGES/cotejo.mo; do
  grep -q " \./usr/$file\$" <<<"$contents" || wrong "not in the package: /usr/$file"
done
! grep -q 'share/doc/cotejo/LICENSE' <<<"$contents" || wrong "a copy of the licence that Debian has already"

depends=$(dpkg-deb --field "$deb" Depends)
for library in libc6 libicu libgumbo libboost-locale; do
  grep -q "$library" <<<"$depends" || wrong "does not depend on $library: $depends"
done

version=$(dpkg-parsechangelog -l "$(dirname "$0")/../../src/packaging/debian/changelog" -S Version)
[ "$(dpkg-deb --field "$deb" Version)" = "$version" ] || wrong "src/packaging/debian/changelog is about $version"

lintian --fail-on error --tag-display-limit 0 --allow-root "$deb" || wrong "lintian found errors"
[ "$problems" -eq 0 ] && echo "$(basename "$deb"): $(wc -l <<<"$contents") entries, depends on $depends"
exit "$problems"
