#!/bin/bash
# Boots images on the bare machine and looks at what they print and end with.
cd "$(dirname "$0")/../.." || exit 2
. tests/boot/qemu.sh
images=${SPINDLE_BIN:?}/test/boot
passed=0 failed=0

# expect_boot MACHINE IMAGE STATUS TEXT [ARGUMENT...]
expect_boot() {
    local machine=$1 image=$2 wanted=$3 text=$4 output status
    shift 4
    output=$(boot "$machine" "$images/$image.elf" "$@" 2>&1)
    status=$?
    if [ "$status" = "$wanted" ] && [ "$output" = "$text" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: boot/%s on %s: status %s\n%s\n' "$image" "$machine" "$status" "$output"
    fi
}

if ! command -v "$emulator" >/dev/null; then
    echo "boot: no $emulator here"
    echo "0 passed, 0 failed, 3 skipped"
    exit 0
fi
for machine in microvm exact pc; do
    expect_boot $machine hello 0 $'hello, bare machine\none two' -append 'one two'
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
