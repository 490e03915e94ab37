#!/bin/bash
# A tick at every instruction of the kernel's paths, or at every so many of them.
#   tests/boot/sweep/run.sh              exhaustive: some minutes
#   tests/boot/sweep/run.sh PARTS PATHS  at every PARTS-th of the kernel's parts, every PATHS-th of the rest
# Ends with how many positions there were: runs that a tick interrupted, each at another instruction.
cd "$(dirname "$0")/../../.." || exit 2
. tests/boot/qemu.sh
images=${SPINDLE_BIN:-$PWD/build/bin}/test/boot
passed=0 failed=0 positions=0
limit=$([ $# = 0 ] && echo 900 || echo 120) # a tick that is lost is a loop without end

if ! command -v "$emulator" >/dev/null || [ ! -e "$images/sweep.elf" ]; then
    echo "sweep: $emulator or the image is missing; nothing of this was tested"
    echo "0 passed, 0 failed, 42 skipped"
    exit 0
fi

# start NAME IMAGE MEMORY TESTS: its sweeps, in one machine.
start() {
    BOOT_TIMEOUT=$limit boot exact "$images/$2.elf" -m "$3" -seed 1 -append "step $4" >"$output.$1" 2>&1 &
}

# expect NAME: what came of it; the positions of each sweep, and all of them.
expect() {
    local counts sum
    counts=$(tail -1 "$output.$1")
    if [[ $counts =~ ^([1-9][0-9]*)\ passed,\ 0\ failed$ ]]; then
        passed=$((passed + BASH_REMATCH[1]))
    else
        failed=$((failed + 1))
        echo "FAILED: sweep/$1"
        grep -v '^pass \|^positions: ' "$output.$1"
    fi
    awk '$1 == "positions:" { n += $2 } $1 == "pass" { print $2 ": " n + 0; n = 0 }' "$output.$1"
    sum=$(awk '$1 == "positions:" { n += $2 } END { print n + 0 }' "$output.$1")
    positions=$((positions + sum))
}

output=$(mktemp)
trap 'rm -f "$output" "$output".*' EXIT
names='unit paths'
start unit unit-sweep 24 "${1:-1}"
if [ $# = 0 ]; then # no address is used twice: that many domains take those of two machines
    names+=' even odd'
    start paths sweep 512 "1 -path/destroy"
    start even sweep 512 "2+0 path/destroy"
    start odd sweep 512 "2+1 path/destroy"
else
    start paths sweep 24 "$2"
fi
wait
for name in $names; do expect "$name"; done
echo "a tick at each of $positions instructions"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
