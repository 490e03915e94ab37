#!/bin/bash
# Counts instructions of the bare machine and holds them against those that were recorded.
#   tests/bench/bare/run.sh            the counts as JSON; exit status 1: a row has grown, or is not recorded
#   tests/bench/bare/run.sh --record   records them, with the table of docs/performance.md
# A row may grow by 2 %.  For more it has to be recorded again, with the reason in tests/bench/bare/counts.json.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
. tests/boot/qemu.sh
. tests/bench/bare/gate.sh
image=${SPINDLE_BIN:-$PWD/build/bin}/test/boot/count.elf
counted=$(mktemp)
trap 'rm -f "$counted"' EXIT

command -v "$emulator" >/dev/null && [ -e "$image" ] || {
    echo "bench bare: $emulator or the image is missing" >&2
    exit 2
}
count_rows "$image" >"$counted" || { cat "$counted" >&2; exit 2; }
if [ "${1:-}" = --record ]; then
    record_rows "$counted"
    write_table
else
    rows_json "$counted"
    compare_rows "$counted" >&2
fi
