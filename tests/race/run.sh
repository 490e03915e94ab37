#!/bin/bash
# Strands that race for references, counts and types (race.c), preempted every ten microseconds of a clock.
#   tests/race/run.sh [ROUNDS]     11,000 readings each; 40 by default, some seconds
# With a check left out the race gets outside: so it is one.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 2
bin=${SPINDLE_BIN:-$PWD/build/bin} rounds=${1:-40}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spindle-race.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

note() {
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: race/$2"
        cat "$scratch/out"
    fi
}

# race COMPILER ROUNDS OPTION...: true when nothing was outside, and some readings were torn.
race() {
    "$1" "${@:3}" -o "$scratch/race.o" tests/race/race.c >"$scratch/out" 2>&1 || exit 2
    timeout "$((60 + rounds))" "$bin/spindle" run "$scratch/race.o" --quantum 10 -- "$2" >"$scratch/out" 2>&1 &&
        grep -q '^[1-9][0-9]* of .* 0 outside$' "$scratch/out"
}

for back_end in --backend=tcc '--backend=clang -O0' --backend=clang; do
    for without in '' '--without=reuse --without=elide'; do
        [ -z "$without" ] || [ "$back_end" = --backend=clang ] || continue
        race "$bin/spinc" "$rounds" $back_end $without
        note $? "$back_end $without"
        echo "$back_end $without: $(tail -1 "$scratch/out")"
    done
done
for check in COUNT_FIELD SLICE_FROM SLICE_COUNT TYPE VIEW_SIZE BLOCK_SIZE; do
    ! race "$bin/test/spinc-mutant" 4 --key "$bin/../keys/secret" --backend=tcc --drop-check=$check
    note $? "nothing is outside without $check"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
