#!/bin/bash
# Counts of instructions: the same twice, none more than recorded, the document's table as recorded; and
# the comparison sees what it is there for.
# shellcheck disable=SC2016,SC2034 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../../.." || exit 2
. tests/expect.sh
. tests/boot/qemu.sh
. tests/bench/bare/gate.sh
# Rows that take more than the prototype, and no reason.
unexplained() {
    recorded_rows | awk -F '|' '{ gsub(",", "", $3); sub(".*-", "", $3) } $3 != "" && $2 > $3 + 0 && $5 == ""'
}
image=${SPINDLE_BIN:-$PWD/build/bin}/test/boot/count.elf

if ! command -v "$emulator" >/dev/null || [ ! -e "$image" ]; then
    echo "count: $emulator or the image is missing; nothing of this was tested"
    echo "0 passed, 0 failed, 9 skipped"
    exit 0
fi

grown() { awk -v row="$1" '$1 == "count" && $2 == row { $3 = int(1.03 * $3 + 1) } { print }' "$world/first"; }
fewer() { grep -v "^count $1 " "$world/first"; }
more() { cat "$world/first"; echo 'count nowhere 7'; }
refuses() { ! compare_rows "$1" >"$world/out" && prints "$2"; }

count_rows "$image" >"$world/first" 2>"$world/err"
status=$?
expect 'every row is counted' 'exits 0' '[ "$(grep -c "^count " "$world/first")" -ge 19 ]' \
    '! grep -q "^FAIL" "$world/first"'
count_rows "$image" >"$world/second" 2>"$world/err"
expect 'the same in a second run' 'cmp "$world/first" "$world/second"'
compare_rows "$world/first" >"$world/out"
status=$?
expect 'no row has grown by more than 2 %' 'exits 0'
grown check >"$world/wrong"
expect 'a row that has grown is seen' 'refuses "$world/wrong" "check: "'
fewer load >"$world/wrong"
expect 'a row that is missing is seen' 'refuses "$world/wrong" "load: recorded, not counted"'
more >"$world/wrong"
expect 'a row that is new is seen' 'refuses "$world/wrong" "nowhere: 7, not recorded"'
expect 'every line of the record is understood' \
    '[ "$(recorded_rows | wc -l)" = "$(grep -c "\"row\":" "$record")" ]'
expect 'the table of docs/performance.md is the record' \
    'diff <(sed -n "/^| what | instructions |/,/^$/p" "$table" | grep "^|") <(table_rows)'
expect 'where the prototype needed fewer, the table says why' \
    '[ -z "$(unexplained)" ]'
finish
