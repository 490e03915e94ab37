#!/bin/bash
# The bare machine on the emulator: how it starts and ends, and the contract suite, which the hosted
# machine runs as well.
cd "$(dirname "$0")/../.." || exit 2
. tests/boot/qemu.sh
test_bin=${SPINDLE_BIN:?}/test
passed=0 failed=0 positions=0

# Adds up the runs that a tick interrupted, each at another instruction.
count_positions() {
    local n
    while read -r n; do positions=$((positions + n)); done < <(sed -n 's/^positions: //p' <<<"$1")
}

tell() {
    if [ "$1" = pass ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: boot/%s\n%s\n' "$2" "$3"
    fi
}

# expect_end MACHINE HOW STATUS PATTERN: the image `last` ends so, with a line that matches.
expect_end() {
    local output status
    output=$(boot "$1" "$test_bin/boot/last.elf" -append "$2" 2>&1)
    status=$?
    if [ "$status" = "$3" ] && grep -qE -- "$4" <<<"$output"; then
        tell pass
    else
        tell fail "last: $2 on $1" "status $status: $output"
    fi
}

# expect_suite NAME COMMAND...: the contract suite, which must count its cases and write its line.
expect_suite() {
    local name=$1 output status counts
    shift
    output=$("$@" 2>&1)
    status=$?
    counts=$(tail -1 <<<"$output")
    [ "$name" != exact ] || count_positions "$output"
    if [ "$status" = 0 ] && [[ $counts =~ ^([0-9]+)\ passed,\ 0\ failed$ ]] &&
        grep -qx 'console: one line' <<<"$output"; then
        passed=$((passed + BASH_REMATCH[1]))
    else
        tell fail "machine-suite $name" "status $status: $(grep -v '^pass ' <<<"$output")"
    fi
}

# start_units IMAGE MACHINE MEMORY [LESS]: the unit tests that come back, but LESS, all in one machine, beside
# whatever else runs.
start_units() {
    BOOT_TIMEOUT=300 boot "$2" "$test_bin/boot/$1.elf" -m "$3" -append "${4:+-$4}" >"$device.$1" 2>&1 &
}

# expect_units IMAGE MACHINE: what came of that, then each of the tests that end the machine.
expect_units() {
    local image=$test_bin/boot/$1.elf output counts name wanted
    output=$(<"$device.$1")
    counts=$(tail -1 <<<"$output")
    if [[ $counts =~ ^([1-9][0-9]*)\ passed,\ 0\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
    else
        tell fail "$1 on $2" "$(grep -v '^pass ' <<<"$output")"
    fi
    while read -r name wanted; do
        output=$(boot "$2" "$image" -append "$name" 2>&1)
        [ $? = "$wanted" ] && tell pass || tell fail "$1: $name" "$output"
    done < <(boot "$2" "$image" -append list)
}

expect_stop() {
    local name=$1 status
    shift
    "$@" >/dev/null 2>&1
    status=$?
    [ "$status" = 7 ] && tell pass || tell fail "machine_stop on $name" "status $status"
}

# No memory from the n-th request on, each in a machine of its own: what the machine and the collector ask for
# at their start ends it, in words; the rest, of which every eighth is tried here, is refused, and the
# next boot succeeds.
expect_scarce() {
    local image=$test_bin/boot/unit-scarce.elf n output status tried=0 wrong='' low start first last
    read -r low start first last < <(boot microvm "$image" -m 32 -append 'step 1000000000 scarce/from_the_start' |
        sed -n 's/^requests: //p')
    for n in $(seq "$low" "$start") $(seq $((start + 1)) 8 $((first - 1))) $(seq "$first" "$last"); do
        output=$(boot microvm "$image" -m 32 -append "step $n scarce/from_the_start" 2>&1)
        status=$?
        tried=$((tried + 1))
        if [ "$n" -gt "$start" ] && [ "$n" -lt "$first" ]; then
            [ "$status" = 0 ] && grep -q '^boot: .* could not start$' <<<"$output"
        else
            [ "$status" = 70 ] && grep -qi 'memory\|no space\|cannot be mapped' <<<"$output" &&
                [[ $(tail -1 <<<"$output") == 'panic: '* ]]
        fi || wrong+="request $n: status $status: $output"$'\n'
    done
    [ -z "$wrong" ] && [ "$tried" -gt 50 ] && tell pass || tell fail "no memory: $tried requests" "$wrong"
    output=$(boot exact "$image" -m 32 -append scarce/each_request_of_the_boot_tcc 2>&1)
    [[ $output == *$'\n1 passed, 0 failed' ]] && tell pass || tell fail 'no memory, booted again and again' "$output"
    for n in each_request_of_what_runs_tcc each_request_of_combining_tcc; do
        output=$(boot exact "$image" -m 32 -append "scarce/$n" 2>&1)
        [[ $output == *'1 passed, 0 failed' ]] && tell pass || tell fail "no memory: $n" "$output"
    done
}

device=$(mktemp)
trap 'rm -f "$device" "$device".*' EXIT
printf 0123456789 >"$device"
expect_suite hosted "$test_bin/machine-suite" "$device"
expect_stop hosted "$test_bin/machine-suite" stop 7

if ! command -v "$emulator" >/dev/null || [ ! -e "$test_bin/boot/last.elf" ]; then
    echo "boot: $emulator or the image is missing"
    echo "$passed passed, $failed failed, 30 skipped"
    exit $((failed != 0))
fi
# A hundred kernels one after the other: those of the domain tests are enough.
start_units unit-kernel coarse 128 heap/starts_and_stops_a_hundred_times_without_growth
archive=$device.cpio
"$SPINDLE_BIN/spindle" boot samples/demo/alive.c --pack "$archive" -- "$device"
for machine in microvm exact pc; do
    expect_end $machine greet 0 '^hello, bare machine$'
    expect_suite "$machine" boot "$machine" "$test_bin/boot/machine-suite.elf" -initrd "$archive" -append "$device"
    expect_stop "$machine" boot "$machine" "$test_bin/boot/machine-suite.elf" -append 'stop 7'
done
expect_end microvm stop 42 '^$'
expect_end microvm 'read null' 70 '^panic: kernel: access, vector 0x0*e$'
expect_end microvm 'write text' 70 '^panic: kernel: access'
expect_end microvm 'write constant' 70 '^panic: kernel: access'
expect_end microvm 'write alias' 70 '^panic: kernel: access'
for what in data stack frame heap; do
    expect_end microvm "run $what" 70 '^panic: kernel: access'
done
expect_end microvm divide 70 '^panic: kernel: division, vector 0x0*$'
expect_end microvm overrun 70 '^panic: kernel: access, end of stack main'
expect_end microvm 'fault again' 70 '^panic: fault while a fault is handled: access'
expect_end microvm 'fault in tick' 70 '^panic: kernel: access'
expect_end microvm 'lose stack' 70 '^panic: kernel: access'
expect_end microvm breakpoint 70 '^panic: machine: fault, vector 0x0*3$'
expect_end microvm exhaust 0 '^refused, then mapped$'
# Limits and slices are meant for a real processor's speed: here they are counted in instructions.
start_units unit-domain coarse 24
expect_scarce
wait
expect_units unit-kernel coarse
expect_units unit-domain coarse
echo "a tick at each of $positions instructions"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
