#!/bin/bash
# The compute bench:   tests/bench/compute/run.sh [ROUNDS]   prints its JSON; the rest is in build/bench/compute.
# Exit status 1: a bar is not reached, 2: it could not be measured.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
bin=${SPINDLE_BIN:-$PWD/build/bin} out=$PWD/build/bench/compute
. tests/bench/compute/kernels.sh
mkdir -p "$out"

build_kernels "$out" clang gcc clang-boehm spindle spindle-tcc wasm2c v8 || exit 2
if command -v valgrind >/dev/null; then
    count_kernels "$out" clang gcc clang-boehm spindle spindle-tcc wasm2c >"$out/instructions" || exit 2
else
    echo "   instructions skipped: valgrind is not installed" >&2
    : >"$out/instructions"
fi
"$bin/test/bench-compute" "${1:-21}" "$out" "$bin/test" build/keys tests/bench/compute/harness/v8.mjs \
    "$out/instructions" <tests/bench/compute/kernels.list
