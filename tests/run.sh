#!/bin/bash
# The test harness: runs suites, adds up what they counted, says so in the last line.
#   tests/run.sh [quick | SUITE...]      (default: every suite)
# A suite prints what went wrong and ends with `N passed, N failed[, N skipped]`.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 2

export SPINDLE_BIN=${SPINDLE_BIN:-$PWD/build/bin}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spindle-test.XXXXXX")
chmod 711 "$scratch" # some tests become another user
trap 'rm -rf "$scratch"' EXIT
export TMPDIR=$scratch
# What accept and fault ran hosted, for boot to run on the bare machine.
export SPINTEST_KEEP=$scratch/keep
mkdir "$SPINTEST_KEEP"
passed=0 failed=0 skipped=0

suite_project() { tests/project/all.sh; }
suite_setup() { tests/project/setup.sh; }
suite_runner() { tests/spintest/test.sh; }
suite_unit() { tests/unit/run.sh; }
suite_reject() { file_suite reject; }
suite_codes() { "$SPINDLE_BIN/spintest" --codes tests/reject; }
suite_mutate() { "$SPINDLE_BIN/spintest" --mutate tests/reject; }
suite_accept() { file_suite accept; }
suite_random() { tests/random/run.sh; }
suite_fault() { file_suite fault; }
suite_missed() { tests/fault/mutate.sh; }
suite_object() { "$SPINDLE_BIN/test/test-object"; }
suite_cli() { tests/cli/run.sh; }
suite_input() { tests/input/run.sh; }
suite_samples() { tests/samples/run.sh; }
suite_machine() { tests/boot/run.sh; }
suite_count() { tests/bench/bare/test.sh; }
suite_sweep() { tests/boot/sweep/run.sh 7 23; }
suite_boot() { tests/boot/programs.sh ${quick:+quick}; }
suite_device() { tests/device/run.sh ${quick:+quick}; }
suite_gdb() { tests/gdb/run.sh; }

# A suite of files that carry their own expectations, run by build/bin/spintest.
file_suite() {
    "$SPINDLE_BIN/spintest" ${quick:+--quick} --keep "$SPINTEST_KEEP" "tests/$1"
}

has_cases() { [ -n "$(find "tests/$1" -name '*.c' -print -quit 2>/dev/null)" ]; }

# Only suites that exist are run by default; docs/status.md says what is still to come.
suite_exists() {
    case $1 in
        project | setup | runner | unit | codes | object | machine | count | sweep | boot | device) true ;;
        cli | input) [ -x "$SPINDLE_BIN/spinc" ] ;;
        samples | gdb | random) [ -x "$SPINDLE_BIN/spindle" ] ;;
        missed) [ -x "$SPINDLE_BIN/spindle" ] && [ -x "$SPINDLE_BIN/test/spinc-mutant" ] ;;
        mutate) [ -x "$SPINDLE_BIN/test/spinc-mutant" ] ;;
        reject) has_cases reject && [ -x "$SPINDLE_BIN/spinc" ] ;;
        accept | fault) has_cases "$1" && [ -x "$SPINDLE_BIN/spindle" ] ;;
        *) false ;;
    esac
}

# Adds the counts in a suite's last line; a suite that ends otherwise has failed.
count() {
    local name=$1 exit_status=$2 line
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$' "$scratch/$name.log" | tail -1)
    if [[ ! $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)?$ ]]; then
        echo "$name: ended without a count (exit status $exit_status)"
        failed=$((failed + 1))
        return
    fi
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    skipped=$((skipped + ${BASH_REMATCH[4]:-0}))
    if [ "$exit_status" != 0 ] && [ "${BASH_REMATCH[2]}" = 0 ]; then
        echo "$name: exit status $exit_status although nothing failed"
        failed=$((failed + 1))
    fi
}

run_suite() {
    local name=$1 started=$SECONDS exit_status
    echo "== $name"
    "suite_$name" 2>&1 | tee "$scratch/$name.log"
    exit_status=${PIPESTATUS[0]}
    count "$name" "$exit_status"
    echo "   $((SECONDS - started)) s"
}

tree_state() {
    git status --porcelain 2>/dev/null
}

all='project setup runner unit reject codes mutate accept random fault missed object machine count sweep boot device cli input samples gdb'
quick=
suites=$*
case $suites in
    '') suites=$all ;;
    quick) quick=yes suites='project unit reject accept fault object boot device' ;;
esac
before=$(tree_state)
for name in $suites; do
    case " $all " in
        *" $name "*) ;;
        *) echo "no suite '$name'; there are: $all" >&2; exit 2 ;;
    esac
    if suite_exists "$name"; then
        run_suite "$name"
    elif [ $# != 0 ] && [ -z "$quick" ]; then
        echo "suite '$name' has no cases yet" >&2
        failed=$((failed + 1))
    fi
done
if [ "$before" != "$(tree_state)" ]; then
    echo "the tests changed the tree:"; diff <(echo "$before") <(tree_state)
    failed=$((failed + 1))
fi
total="$passed passed, $failed failed"
[ "$skipped" = 0 ] || total="$total, $skipped skipped"
echo "$total"
[ "$failed" = 0 ]
