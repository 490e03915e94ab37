#!/bin/bash
# Runs the Criterion programs and adds up their counts; with `quick`, without the tests that take a second or so.
bin=${SPINDLE_BIN:?}/test
filter=()
[ "${1:-}" != quick ] || filter=(--filter '!(*_clang|processor/*|package/*|lifetime/*|parse_hostile/*)')
passed=0 failed=0
for program in "$bin"/unit-*; do
    [ -x "$program" ] || continue
    log=$(timeout 900 "$program" -j2 "${filter[@]}" 2>&1)
    line=$(grep -a 'Synthesis:' <<<"$log" | sed 's/\x1b\[[0-9;]*m//g' | tail -1)
    if [[ $line =~ Passing:\ *([0-9]+).*Failing:\ *([0-9]+).*Crashing:\ *([0-9]+) ]]; then
        passed=$((passed + BASH_REMATCH[1]))
        failed=$((failed + BASH_REMATCH[2] + BASH_REMATCH[3]))
        [ $((BASH_REMATCH[2] + BASH_REMATCH[3])) = 0 ] || echo "$log"
    else
        echo "$log"
        echo "$(basename "$program"): did not finish"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
