#!/usr/bin/env bash
# Installs what the tests need, builds what users get (or the preset named) and runs every test but those labelled "long".
set -euo pipefail
cd "$(dirname "$0")/.."

src/packaging/install-deps.sh build test
command -v ccache >/dev/null && export CMAKE_CXX_COMPILER_LAUNCHER=ccache
cmake --workflow --preset "${1:-release}"
