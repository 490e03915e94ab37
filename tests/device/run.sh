#!/bin/bash
# Devices of both machines: the contract suite and programs in Safe C, on a disk, a net and a console whose
# other sides are ours, with the same output.
#   tests/device/run.sh [quick]
# shellcheck disable=SC2016,SC2034,SC2154 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
. tests/expect.sh
. tests/boot/qemu.sh
bin=${SPINDLE_BIN:-$PWD/build/bin}
quick=${1:-}
limit=60
wire=$world/wire # of the net; QEMU quotes commas, and so does a name with one
net=net:$wire.here,$wire.there
console=console:$world/console

# ---- The other sides --------------------------------------------------------------------------

mkfifo "$world/open"
exec 9<>"$world/open" # they end when we do

peer() {
    : >"$world/ready"
    "$bin/test/machine-peer" "$@" <"$world/open" >"$world/ready" 9>&- &
    peers+=($!)
    until grep -q ready "$world/ready"; do sleep 0.02; done
    rm "$world/ready"
}
peers=()
trap 'kill "${peers[@]}"; wait "${peers[@]}" 2>/dev/null; rm -rf "$world"' EXIT
peer net "$wire.there" "$wire.here"
peer console "$world/console"
peer deaf net "$world/deaf.run"
peer deaf net "$world/deaf.boot"
peer deaf console "$world/deaf.console"

# ---- Hosted -----------------------------------------------------------------------------------

fresh() {
    rm -f "$@"
    truncate -s 64K "$@"
}
printf 0123456789 >"$world/file"
for name in disk net echo ready listen async slow mute; do
    for backend in tcc ${quick:-clang}; do
        [ "$backend" = quick ] ||
            "$bin/spinc" -Itests/device --backend="$backend" -o "$world/$name-$backend.o" "tests/device/$name.c" || exit 1
    done
done
objects() { ls "$world/$1"-*.o; }

# What the machines must agree on is what the hosted one says; what that is, is looked at here.
hosted() {
    local name=$1
    shift
    run "$bin/spindle" run "$(objects "$name" | head -1)" -- "$@"
    cp "$world/out" "$world/$name.hosted"
}

fresh "$world/hosted.disk"
run "$bin/test/machine-suite" "$world/file" "disk:$world/hosted.disk" "$net" "$console"
expect 'the contract suite with all devices, hosted' 'exits 0' 'last_line | grep -qE "^[0-9]+ passed, 0 failed$"' \
    '! cmp -s "$world/hosted.disk" <(head -c 65536 /dev/zero)'
fresh "$world/hosted.disk" "$world/bare.disk"
hosted disk "disk:$world/hosted.disk" "$world/file"
expect 'a disk, hosted' 'exits 0' 'prints "kind 0, grain 512, size 65536, writable 1"' \
    'prints "512 at 0: wrote 512, read 512, the same"' 'prints "51200 at 1536: wrote 51200, read 51200, the same"' \
    'prints "512 at 65024: wrote 512, read 512, the same"' 'prints "odd: 999"' 'prints "end: 10, behind: 0"' \
    'prints "512 at 1: -1"' 'prints "100 at 0: -1"' 'prints "512 at 65536: -1"' 'prints "1024 at 65024: -1"' \
    'prints "512 at 18446744073709551615: -1"' 'prints "as a net: -1 -1 0"' 'prints "flush: 0"' 'prints "flush: -1"' \
    'prints "kind 0, grain 1, size 10, writable 0"' '[ "$(grep -c "the same" "$world/out")" = 3 ]'
hosted net "$net"
expect 'a net, hosted' 'exits 0' 'prints "kind 1, size 0, most 1514"' 'prints "sent 60"' \
    'prints "received, operation 2, 10.0.2.2 is at 52:55:10.0.2.2"' 'prints "too long: -1, as a disk: -1 -1"' \
    'prints "cut: 14"'
hosted echo "$console"
expect 'a console, hosted' 'exits 0' 'prints "said 3000, heard 3000, different 0"'
pair() { run "$bin/spindle" "$1" "$world/ready-$2.o" "$world/listen-$2.o" -- "$console" "$world/file"; }
told=('exits 0' 'prints "a file 0, nobody 4"' 'prints "begin 0, again 5"' 'prints "the first input"'
    'prints "60 bytes, the last one 102"' 'prints "heard 60"' 'prints "end 0, again 4"' '[ ! -s "$world/err" ]')
pair run tcc
expect 'input is an event, hosted' "${told[@]}"
cat >"$world/stranger.c" <<'SOURCE'
#include "ready.h"
#include <event.h>
module(stranger);
initialiser(start);
static void on_input(struct device *device)
{
}
static status start(void)
{
    return install(ready_input, on_input) ? OK : STATUS_VALUE(STATUS_DENIED);
}
SOURCE
"$bin/spinc" -Itests/device -o "$world/stranger.o" "$world/stranger.c"
run "$bin/spindle" run "$world/ready-tcc.o" "$world/stranger.o" -- "$console" "$world/file"
expect 'and whoever holds the device decides who hears of it' 'exits 1' 'says "not authorised"'

# ---- Requests that nobody waits for -------------------------------------------------------------

fresh "$world/hosted.disk"
hosted async "disk:$world/hosted.disk" "$world/file"
asked=('exits 0' '[ "$(grep -cE "^(write|read) [0-5]: ([0-9]+) of \2, again \2$" "$world/out")" = 12 ]'
    'prints "the same"' '[ "$(grep -cx "notify 0, again 5" "$world/out")" = 2 ]'
    '[ "$(grep -cx "told so, end 0" "$world/out")" = 2 ]' '[ "$(grep -cx "end: 10" "$world/out")" = 2 ]'
    '[ "$(grep -cx "far behind: -1" "$world/out")" = 2 ]' '[ "$(grep -cx "nothing: 0" "$world/out")" = 2 ]'
    '[ "$(grep -cx "odd write: -1" "$world/out")" = 2 ]' 'prints "write behind: -1"' 'prints "short write: -1"')
expect 'several requests under way, hosted' "${asked[@]}"

# Each request takes 0.3 s: a machine that stalls for so long has another try.
slow=('exits 0' 'prints "read 512, others ran 1, ended 0"' 'prints "16 under way, then 3, done 0"'
    'prints "killed 19, still under way 1"' 'prints "16 were read, one more 1"')
patiently() {
    local try
    for try in 1 2 3; do
        "$@"
        [ "$(grep -cE 'others ran 1|then 3, done 0|under way 1|were read, one more 1' "$world/out")" != 4 ] || return 0
    done
}
fresh "$world/disk.late"
patiently run env LATE=300 LD_PRELOAD="$bin/test/liblate.so" "$bin/spindle" run "$(objects slow | head -1)" \
    -- "disk:$world/disk.late"
expect 'a slow disk, hosted' "${slow[@]}"

# ---- What is no device --------------------------------------------------------------------------

head -c 1000 /dev/zero >"$world/odd"
nothing=("disk:$world/odd" "disk:$world/none" disk:/dev/null disk: net:x "disk:$world")
hosted disk "${nothing[@]}"
expect 'no devices, hosted' 'exits 0' '[ "$(grep -cx "no device" "$world/out")" = ${#nothing[@]} ]'
mv "$world/disk.hosted" "$world/none.hosted"
status=$(timeout 0.5 "$bin/spindle" run "$(objects net | head -1)" -- "net:$world/nobody,$world/none" >/dev/null; echo $?)
expect 'a net on which nobody answers waits' 'exits 124'

# ---- Others that take nothing --------------------------------------------------------------------

# Each waits for five seconds: all at once. What QEMU's console cannot hand on it loses, and says that it took it.
deaf() {
    timeout 60 "$bin/spindle" "$1" "$(objects mute | head -1)" -- "$2" >"$world/mute-$1-${2%%:*}" 2>&1 &
    deafened+=($!)
}
deafened=()
expect_deaf() {
    cp "$world/mute-$1-$2" "$world/out"
    expect "a $2 that takes nothing, $1" '[ "$(cat "$world/out")" = "taken some, then -1" ]'
}
if [ -z "$quick" ]; then
    deaf run "net:$world/mine.run,$world/deaf.run"
    deaf run "console:$world/deaf.console"
    ! command -v "$emulator" >/dev/null || deaf boot "net:$world/mine.boot,$world/deaf.boot"
    wait "${deafened[@]}"
    expect_deaf run net
    expect_deaf run console
fi

# ---- Bare ---------------------------------------------------------------------------------------

image=$bin/../lib/spindle/spindle.elf
if ! command -v "$emulator" >/dev/null || [ ! -e "$image" ]; then
    echo "device: $emulator or the image is missing"
    echo "$passed passed, $failed failed, 10 skipped"
    exit $((failed != 0))
fi

disk_options() { printf '%s\n' -drive "if=none,format=raw,id=d,file=$1" -device virtio-blk-device,drive=d; }
mapfile -t disk < <(disk_options "$world/bare.disk")
wires=(-netdev "dgram,id=n,local.type=unix,local.path=$wire.here,remote.type=unix,remote.path=$wire.there"
    -device virtio-net-device,netdev=n
    -chardev "socket,id=c,path=$world/console" -device virtio-serial-device -device virtconsole,chardev=c)
"$bin/spindle" boot samples/demo/alive.c --pack "$world/archive" -- "$world/file"
boot microvm "$bin/test/boot/machine-suite.elf" -initrd "$world/archive" \
    -append "$world/file block0 net0 console0" "${disk[@]}" "${wires[@]}" >"$world/out" 2>"$world/err"
status=$?
expect 'the contract suite with all devices, bare' 'exits 0' 'last_line | grep -qE "^[0-9]+ passed, 0 failed$"' \
    '! cmp -s "$world/bare.disk" <(head -c 65536 /dev/zero)'
for object in $(objects disk); do
    fresh "$world/hosted.disk" "$world/bare.disk"
    hosted disk "disk:$world/hosted.disk" "$world/file"
    run "$bin/spindle" boot "$object" -- "disk:$world/bare.disk" "$world/file"
    expect "a disk: $(basename "$object")" 'exits 0' 'cmp "$world/disk.hosted" "$world/out"' \
        'cmp "$world/hosted.disk" "$world/bare.disk"' '[ ! -s "$world/err" ]'
done
for object in $(objects async); do
    fresh "$world/hosted.disk" "$world/bare.disk"
    hosted async "disk:$world/hosted.disk" "$world/file"
    run "$bin/spindle" boot "$object" -- "disk:$world/bare.disk" "$world/file"
    expect "several requests under way: $(basename "$object")" 'cmp "$world/async.hosted" "$world/out"' \
        'cmp "$world/hosted.disk" "$world/bare.disk"' '[ ! -s "$world/err" ]' "${asked[@]}"
done
for object in $(objects net); do
    hosted net "$net"
    run "$bin/spindle" boot "$object" -- "$net"
    expect "a net: $(basename "$object")" 'exits 0' 'cmp "$world/net.hosted" "$world/out"' '[ ! -s "$world/err" ]'
done
for object in $(objects echo); do
    run "$bin/spindle" boot "$object" -- "$console"
    expect "a console: $(basename "$object")" 'exits 0' 'cmp "$world/echo.hosted" "$world/out"' '[ ! -s "$world/err" ]'
done
for backend in tcc ${quick:-clang}; do
    [ "$backend" = quick ] && continue
    pair boot "$backend"
    expect "input is an event, bare: $backend" "${told[@]}"
done
disk_object=$(objects disk | head -1)
run "$bin/spindle" boot "$disk_object" -- "${nothing[@]}"
expect 'no devices, bare' 'exits 0' 'cmp "$world/none.hosted" "$world/out"' '[ ! -s "$world/err" ]'
run "$bin/spindle" boot -M exact "$disk_object" -- "disk:$world/bare.disk"
expect 'a clock that does not wait for devices' 'exits 2' '[ "$(wc -l <"$world/err")" = 1 ]'

# A disk that answers after all patience is gone; one that fails; one that may not be written.
odd_disk() {
    "$bin/spindle" boot "$disk_object" --pack "$world/archive" -- "disk:$world/bare.disk"
    boot microvm "$image" -initrd "$world/archive" "$@" >"$world/out" 2>"$world/err"
    status=$?
}
if [ -z "$quick" ]; then
    expect_deaf boot net
    "$bin/spindle" boot samples/demo/alive.c --pack "$world/archive" -- "$world/file"
    boot microvm "$bin/test/boot/machine-suite.elf" -initrd "$world/archive" \
        -append "$world/file block0 net0 console0" "${wires[@]}" "${disk[@]}" >"$world/out" 2>"$world/err"
    status=$?
    expect 'devices in another order' 'exits 0' 'last_line | grep -qE "^[0-9]+ passed, 0 failed$"'
    odd_disk -blockdev driver=null-co,node-name=d,size=65536,latency-ns=5500000000 -device virtio-blk-device,drive=d
    expect 'a disk that does not answer' 'exits 0' 'prints "512 at 0: wrote -1, read -1"' 'prints "odd: -1"' \
        'prints "end: -1, behind: -1"'
fi
"$bin/spindle" boot "$(objects slow | head -1)" --pack "$world/archive" -- "disk:$world/bare.disk"
null_disk() {
    boot microvm "$image" -initrd "$world/archive" -device virtio-blk-device,drive=d \
        -blockdev driver=null-co,node-name=d,size=65536,latency-ns="$1" >"$world/out" 2>"$world/err"
    status=$?
}
patiently null_disk 300000000
expect 'a slow disk, bare' "${slow[@]}"
cat >"$world/errors" <<'RULES'
[inject-error]
event = "none"
errno = "5"
once = "off"
RULES
odd_disk -blockdev "driver=blkdebug,node-name=d,config=$world/errors,image.driver=file,image.filename=$world/bare.disk" \
    -device virtio-blk-device,drive=d
expect 'a disk with errors' 'exits 0' 'prints "512 at 0: wrote -1, read -1"' 'prints "odd: -1"' \
    'prints "behind: 0"' 'prints "flush: -1"'
echo 'iotype = "flush"' >>"$world/errors"
odd_disk -blockdev "driver=blkdebug,node-name=d,config=$world/errors,image.driver=file,image.filename=$world/bare.disk" \
    -device virtio-blk-device,drive=d
expect 'a disk that cannot keep what was written' 'exits 0' 'prints "512 at 0: wrote 512, read 512, the same"' \
    'prints "flush: -1"'
odd_disk -drive "if=none,format=raw,id=d,file=$world/bare.disk,readonly=on" -device virtio-blk-device,drive=d
expect 'a disk that is read only' 'exits 0' 'prints "writable 0"' 'prints "512 at 0: wrote -1, read 512"' \
    'prints "odd: 999"'
finish
