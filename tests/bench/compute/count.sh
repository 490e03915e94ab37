#!/bin/bash
# Counts the instructions of the compute kernels in Safe C and holds them against those that were recorded for
# this version of clang.
#   tests/bench/compute/count.sh            says what has changed; exit status 1: a kernel has grown by over 2 %
#   tests/bench/compute/count.sh --record   records them, with the table of docs/performance.md; a commit of its own, which
#                                           says why
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
bin=${SPINDLE_BIN:-$PWD/build/bin} out=$PWD/build/bench/compute
. tests/bench/bare/gate.sh
. tests/bench/compute/kernels.sh
. tests/bench/compute/gate.sh
command -v valgrind >/dev/null || { echo "compute: valgrind is not installed" >&2; exit 2; }
mkdir -p "$out"
if [ "${1:-}" = --record ]; then
    build_kernels "$out" clang clang-boehm spindle || exit 2
    record_kernels "$out"
    write_compute_table
    exit
fi
build_kernels "$out" spindle || exit 2
counted=$(mktemp)
trap 'rm -f "$counted"' EXIT
count_safe "$out" >"$counted" || exit 2
compare_rows "$counted"
