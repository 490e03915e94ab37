#!/bin/bash
# The compute kernels: each compiles, computes the same with both back ends and takes no more instructions than
# recorded; and the comparisons see what they are there for.
# shellcheck disable=SC2016,SC2034 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../../.." || exit 2
. tests/expect.sh
. tests/bench/bare/gate.sh
. tests/bench/compute/kernels.sh
. tests/bench/compute/gate.sh
bin=${SPINDLE_BIN:-$PWD/build/bin}
tests=9

if ! command -v valgrind >/dev/null; then
    echo "compute: valgrind is missing; nothing of this was tested"
    echo "0 passed, 0 failed, $tests skipped"
    exit 0
fi

# answers VARIANT: what each kernel computes in three turns.
answers() {
    local name
    for name in $(kernel_names); do
        echo "$world/$1/$name.o 3"
    done | "$bin/test/bench-compute-spindle" "$bin/../keys" | awk '{ print $1 == "error" ? $0 : $1 }'
}
agree() {
    answers spindle >"$world/out" && answers spindle-tcc >"$world/err" && ! says error &&
        cmp "$world/out" "$world/err" && [ "$(wc -l <"$world/out")" = "$(kernel_names | wc -l)" ]
}
# One round of what is in $world; its list is standard input.
run_bench() {
    "$bin/test/bench-compute" 1 "$world" "$bin/test" "$bin/../keys" /dev/null /dev/null \
        >"$world/out" 2>"$world/err"
    status=$?
}
grown() { awk -v row="$1" '$2 == row { $3 = int(1.03 * $3 + 1) } { print }' "$world/counted"; }
fewer() { grep -v "^count $1 " "$world/counted"; }
more() { cat "$world/counted"; echo 'count nowhere 7'; }
refuses() { ! compare_rows "$1" >"$world/out" && prints "$2"; }
again() { diff <(count_variant "$world" spindle "$1" | cut -d ' ' -f 3) \
    <(awk -v row="$1" '$2 == row { print $3 }' "$world/counted"); }

limit=200
build_kernels "$world" spindle spindle-tcc >"$world/out" 2>"$world/err"
status=$?
expect 'every kernel compiles' 'exits 0' quiet
expect 'both back ends compute the same' agree
mkdir "$world/clang" "$world/gcc"
build_variant clang sieve "$world/clang/sieve.so" && build_variant clang crc32 "$world/gcc/sieve.so"
run_bench <<<'sieve computing'
expect 'a result that differs is no time' 'exits 2' 'says "sieve: gcc computes"'
count_safe "$world" >"$world/counted" 2>"$world/err"
status=$?
expect 'the same count in another process' 'exits 0' 'again sieve'
if [ -e "$(compute_record)" ]; then
    compare_rows "$world/counted" >"$world/out"
    status=$?
    expect 'no kernel takes 2 % more than recorded' 'exits 0'
    grown sha256 >"$world/wrong"
    expect 'a kernel that has grown is seen' 'refuses "$world/wrong" "sha256: "'
    fewer aes >"$world/wrong"
    expect 'a kernel that is missing is seen' 'refuses "$world/wrong" "aes: recorded, not counted"'
    more >"$world/wrong"
    expect 'a kernel that is new is seen' 'refuses "$world/wrong" "nowhere: 7, not recorded"'
    expect 'the table of docs/performance.md is the record' \
        'diff <(sed -n "/^| kernel | Safe C |/,/^$/p" "$compute_document" | grep "^|") <(compute_table)'
    finish
fi
echo "compute: nothing is recorded for this version of clang"
echo "$passed passed, $failed failed, $((tests - 4)) skipped"
[ "$failed" = 0 ]
