#!/bin/bash
# The test harness: runs suites, adds up what they counted, says so in the last line.
#   tests/run.sh [quick | SUITE...]      (default: every suite)
# A suite prints what went wrong and ends with `N passed, N failed[, N skipped]`. Suites run side by side,
# a lane each; what one says is shown when it has ended.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 2

export SPINDLE_BIN=${SPINDLE_BIN:-$PWD/build/bin}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spindle-test.XXXXXX")
chmod 711 "$scratch" # some tests become another user
running=() # names of suites by the process of each
end_all() {
    local pid
    for pid in "${!running[@]}"; do kill -TERM -- "-$pid" 2>/dev/null; done
    rm -rf "$scratch"
}
trap end_all EXIT
trap 'exit 130' INT TERM
export TMPDIR=$scratch
# What accept and fault ran hosted, for boot to run on the bare machine.
export SPINTEST_KEEP=$scratch/keep
mkdir "$SPINTEST_KEEP"
passed=0 failed=0 skipped=0

suite_project() { tests/project/all.sh; }
suite_setup() { tests/project/setup.sh; }
suite_runner() { tests/spintest/test.sh; }
suite_unit() { tests/unit/run.sh ${quick:+quick}; }
suite_reject() { file_suite reject; }
suite_codes() { "$SPINDLE_BIN/spintest" --codes tests/reject; }
suite_mutate() { "$SPINDLE_BIN/spintest" --mutate tests/reject; }
suite_accept() { file_suite accept; }
suite_random() { tests/fuzz/fuzz.py gen 100 1; }
suite_weaken() { tests/fuzz/fuzz.py weaken-faults 8 1; }
suite_race() { tests/race/run.sh; }
suite_fault() { file_suite fault; }
suite_missed() { tests/fault/mutate.sh; }
suite_object() { "$SPINDLE_BIN/test/test-object"; }
suite_cli() { tests/cli/run.sh; }
suite_input() { tests/input/run.sh; }
suite_samples() { tests/samples/run.sh; }
suite_seeds() { tests/seeds/run.sh ${quick:+20}; }
suite_machine() { tests/boot/run.sh; }
suite_count() { tests/bench/bare/test.sh; }
suite_compute() { tests/bench/compute/test.sh; }
suite_sweep() { tests/boot/sweep/run.sh 7 23; }
suite_boot() { tests/boot/programs.sh ${quick:+quick}; }
suite_device() { tests/device/run.sh ${quick:+quick}; }
suite_diagnostics() { "$SPINDLE_BIN/spintest" tests/diagnostics; }
suite_lsp() { tests/lsp/run.sh; }
suite_gdb() { tests/gdb/run.sh; }
suite_user() { tests/user/run.sh; }

# A suite of files that carry their own expectations, run by build/bin/spintest.
file_suite() {
    "$SPINDLE_BIN/spintest" ${quick:+--quick} --keep "$SPINTEST_KEEP" "tests/$1"
}

has_cases() { [ -n "$(find "tests/$1" -name '*.c' -print -quit 2>/dev/null)" ]; }

# Only suites that exist are run by default; docs/status.md says what is still to come.
suite_exists() {
    case $1 in
        project | setup | runner | unit | codes | object | machine | count | sweep | boot | device) true ;;
        cli | input | lsp) [ -x "$SPINDLE_BIN/spinc" ] ;;
        samples | gdb | random | race | seeds | user | compute) [ -x "$SPINDLE_BIN/spindle" ] ;;
        missed | weaken) [ -x "$SPINDLE_BIN/spindle" ] && [ -x "$SPINDLE_BIN/test/spinc-mutant" ] ;;
        mutate) [ -x "$SPINDLE_BIN/test/spinc-mutant" ] ;;
        reject | diagnostics) has_cases "$1" && [ -x "$SPINDLE_BIN/spinc" ] ;;
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

# Suites at once. Some wait more than they work, so that this many keep the processors busy.
lanes=${SPINDLE_TEST_LANES:-$(($(nproc) + 1))}

# The suites that must have ended before this one begins.
prerequisites() {
    case $1 in
        boot) echo accept fault ;;
    esac
}

# Runs a suite in the background, its output and exit status in $scratch; in a process group of its own, as
# otherwise the shell would have it ignore interrupts, which some suites test.
start_suite() {
    set -m
    (
        "suite_$1" >"$scratch/$1.log" 2>&1
        echo $? >"$scratch/$1.status"
        times >"$scratch/$1.times"
    ) </dev/null &
    set +m
    running[$!]=$1
    began[$!]=$SECONDS
}

# The seconds that the children of a shell took, from what `times` says there.
processor_seconds() {
    awk -F '[ms ]+' 'NR == 2 { printf "%d", $1 * 60 + $2 + $3 * 60 + $4 }' "$1"
}

# Waits for any suite, shows what it said, counts.
finish_suite() {
    local name pid
    wait -n -p pid "${!running[@]}"
    name=${running[$pid]}
    unset "running[$pid]"
    echo "== $name"
    cat "$scratch/$name.log"
    count "$name" "$(cat "$scratch/$name.status")"
    echo "   $((SECONDS - began[pid])) s, $(processor_seconds "$scratch/$name.times") s of processor time"
}

is_waiting_or_running() {
    local name
    for name in "${waiting[@]}" "${running[@]}"; do [ "$name" != "$1" ] || return 0; done
    return 1
}

# Starts the first of the waiting suites whose prerequisites have ended.
start_next() {
    local i name earlier
    for i in "${!waiting[@]}"; do
        name=${waiting[$i]}
        for earlier in $(prerequisites "$name"); do
            ! is_waiting_or_running "$earlier" || continue 2
        done
        unset "waiting[$i]"
        start_suite "$name"
        return 0
    done
    return 1
}

tree_state() {
    git status --porcelain 2>/dev/null
}

# The long ones first, those that keep one processor busy beside those that take all.
all='fault accept cli reject unit samples machine missed random race weaken boot device mutate project setup input sweep seeds
    runner object count compute codes gdb diagnostics lsp user'
quick=
suites=$*
case $suites in
    '') suites=$all ;;
    quick) quick=yes suites='fault accept reject unit project object seeds boot device' ;;
esac
before=$(tree_state)
times >"$scratch/before" # a build in the same process
began=() waiting=()
for name in $suites; do
    case " $(echo $all) " in
        *" $name "*) ;;
        *) echo "no suite '$name'; there are: $(echo $all)" >&2; exit 2 ;;
    esac
    if suite_exists "$name"; then
        waiting+=("$name")
    elif [ $# != 0 ] && [ -z "$quick" ]; then
        echo "suite '$name' has no cases yet" >&2
        failed=$((failed + 1))
    fi
done
while [ ${#waiting[@]} != 0 ] || [ ${#running[@]} != 0 ]; do
    while [ ${#running[@]} -lt "$lanes" ] && start_next; do :; done
    finish_suite
done
if [ "$before" != "$(tree_state)" ]; then
    echo "the tests changed the tree:"; diff <(echo "$before") <(tree_state)
    failed=$((failed + 1))
fi
# The whole run is promised in five minutes on two cores. Said, not counted: a busy machine's caches and a shared
# host make the same work half as long again, in processor time too.
times >"$scratch/times" # of this shell, so not in a pipe
seconds=$(($(processor_seconds "$scratch/times") - $(processor_seconds "$scratch/before")))
if [ "$suites" = "$all" ] && [ "$seconds" -gt $((2 * 240)) ]; then
    echo "the default run needs $seconds s of processor time, more than 2 * 240 s: too slow, or a busy machine"
fi
echo "$SECONDS s, $seconds s of processor time"
total="$passed passed, $failed failed"
[ "$skipped" = 0 ] || total="$total, $skipped skipped"
echo "$total"
[ "$failed" = 0 ]
