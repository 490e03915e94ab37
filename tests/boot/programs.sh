#!/bin/bash
# The bare kernel from source to output: the same sealed files as in the hosted one, the same output.
#   tests/boot/programs.sh [quick]
# shellcheck disable=SC2016,SC2034 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
. tests/expect.sh
. tests/boot/qemu.sh
bin=${SPINDLE_BIN:-$PWD/build/bin}
image=$bin/../lib/spindle/spindle.elf
quick=${1:-}
export TMPDIR=$world
limit=60

if ! command -v "$emulator" >/dev/null || [ ! -e "$image" ]; then
    echo "boot: $emulator or the image is missing; nothing of this was tested"
    echo "0 passed, 0 failed, $(find tests/accept tests/fault samples -name '*.c' | wc -l) skipped"
    exit 0
fi

# ---- samples ----------------------------------------------------------------------------------

samples=0
: >"$world/list"

# sample NAME EXPECTED SOURCE... [-- ARGUMENT...]: compiled by both back ends, run hosted, and put on the
# list; what must come out is in $world/NUMBER.expected.
sample() {
    local name=$1 expected=$2 sources=() backend source objects
    shift 2
    while [ $# != 0 ] && [ "$1" != -- ]; do sources+=("$1"); shift; done
    for backend in ${quick:+tcc} $([ -n "$quick" ] || echo tcc clang); do
        objects=()
        for source in "${sources[@]}"; do
            objects+=("$world/$backend-$(basename "$(dirname "$source")")-$(basename "$source" .c).o")
            [ -e "${objects[-1]}" ] || "$bin/spinc" --backend=$backend -o "${objects[-1]}" "$source"
        done
        samples=$((samples + 1))
        sha256sum "${objects[@]}" >>"$world/sums"
        "$bin/spindle" run "${objects[@]}" "$@" >"$world/$samples.hosted" 2>&1
        cp "$expected" "$world/$samples.expected"
        echo "$name with $backend" >"$world/$samples.name"
        echo "${objects[*]} $*" >>"$world/list"
    done
}

all_samples() {
    local pages=samples/05-hotlist/data/pages.txt policy frames
    sample 01-hello samples/01-hello/expected.txt samples/01-hello/hello.c -- one two
    sample 02-counter samples/02-counter/expected.txt samples/02-counter/{counter,client}.c
    samples/03-flowstat/expect.sh >"$world/flows"
    sample 03-flowstat "$world/flows" samples/03-flowstat/flowstat.c -- samples/03-flowstat/data/loopback.pcap
    sample 04-interpose samples/04-interpose/expected.txt samples/04-interpose/{traffic,watch}.c \
        -- samples/03-flowstat/data/loopback.pcap
    for policy in lru ${quick:-fifo mru}; do
        [ $policy != quick ] || break
        for frames in 32 128; do
            awk -v policy=$policy -v frames=$frames -f samples/05-hotlist/reference.awk $pages >"$world/faults"
            sample "05-hotlist $policy $frames" "$world/faults" samples/05-hotlist/{pager,$policy}.c -- $pages $frames
        done
    done
    sha256sum LICENSE $pages >"$world/hashes"
    sample 06-sha256 "$world/hashes" samples/06-sha256/sha256.c -- LICENSE $pages
    awk '{ words += NF; if (NF > most) most = NF }
        END { print NR " lines, " words " words, at most " most " in a line" }' LICENSE >"$world/words"
    sample 09-pipeline "$world/words" samples/09-pipeline/{stage,reader,counter,reporter}.c stdlib-ext/lib/channel.c \
        -- LICENSE
}

# All in one machine, a kernel for each. Its clock counts instructions, as in all that is compared here: a
# host that is busy elsewhere must not let time limits pass.
boot_samples() {
    local i
    run "$bin/spindle" boot -M exact --jobs "$world/list" --separator end-of-sample
    awk -v folder="$world" 'index($0, "end-of-sample ") == 1 { print $2 > (folder "/" ++n ".status"); next }
        { print > (folder "/" (n + 1) ".bare") }' "$world/out"
    for ((i = 1; i <= samples; i++)); do
        touch "$world/$i.bare"
        expect "$(cat "$world/$i.name") on the bare machine" '[ "$(cat "$world/$i.status")" = 0 ]' \
            'diff "$world/$i.expected" "$world/$i.bare"' 'diff "$world/$i.hosted" "$world/$i.bare"'
    done
    expect 'the objects are those that the hosted kernel ran' 'exits 0' 'sha256sum --quiet -c "$world/sums"'
}

# ---- the command ------------------------------------------------------------------------------

cat >"$world/status.c" <<'SOURCE'
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "%d arguments, %ld characters in the first\n", argc - 1,
                  argc > 1 ? (long)lenof(argv[1]) - 1 : 0L);
    return argc > 1 ? 200 : 5;
}

int other(int argc, str_t *__array argv)
{
    return 111;
}
SOURCE

command_line() {
    run "$bin/spindle" boot "$world/status.c"
    expect 'the status of main' 'exits 5' 'prints "0 arguments"' '[ ! -s "$world/err" ]'
    run "$bin/spindle" boot "$world/status.c" -- 'two words' ''
    expect 'a status that the emulator cannot say' 'exits 200' 'prints "2 arguments, 9 characters"'
    run "$bin/spindle" boot "$world/status.c" --entry other
    expect 'another entry' 'exits 111'
    for machine in pc exact; do
        run "$bin/spindle" boot -M $machine "$world/status.c"
        expect "on $machine" 'exits 5' 'prints "0 arguments"' '[ ! -s "$world/err" ]'
    done
    run "$bin/spindle" boot samples/demo/faults.c --entry never_returns --limit 50 --then samples/demo/alive.c
    expect 'a limit, and the kernel lives on' 'exits 3' 'prints "alive: answer"' 'says "fault: time:"' \
        '[ "$(wc -l <"$world/err")" = 1 ]'
    cat >"$world/tunes.c" <<'SOURCE'
#include <console.h>
#include <scheduler.h>
module(tunes);
int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "quantum %lu\n", scheduler_quantum());
    return 0;
}
SOURCE
    run "$bin/spindle" boot "$world/tunes.c" --grant tunes=scheduler
    expect 'a privileged interface that is granted' 'exits 0' 'prints "quantum 5000000"'
    run "$bin/spindle" boot "$world/tunes.c" --grant tunes=domain
    expect 'another one is' 'exits 1' 'says "privileged and was not granted"'
    run "$bin/spindle" boot "$world/status.c" --entry nothing
    expect 'no such entry: as hosted' 'exits 1' 'says "no procedure '\''nothing'\''"'
    run "$bin/spindle" boot --then "$world/status.c"
    expect 'no file' 'exits 2' 'says "no file"'
    for wrong in '-M vax' '--limit soon' '--memory 1' '--grant tunes' '--colour' '--jobs list file.o'; do
        run "$bin/spindle" boot $wrong "$world/status.c"
        expect "boot $wrong: refused" 'exits 2' '[ "$(wc -l <"$world/err")" = 1 ]'
    done
    run env PATH=/nonexistent "$bin/spindle" boot samples/01-hello/hello.c
    expect 'no emulator: a word' 'exits 1' 'says "not found"'
    run "$bin/spindle" boot "$world/missing.o"
    expect 'no such object' 'exits 1' 'says missing.o'
}

# ---- Ctrl-C -----------------------------------------------------------------------------------

cat >"$world/endless.c" <<'SOURCE'
#include <spin/safe.h>
#include <console.h>
#include <strand.h>

static void loop(void *__nullable argument)
{
    for (;;)
        ;
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct strand *other = strand_create(loop, NULL, "other", 0, &why);
    console_print(console_open(), "begun\n");
    if (argc == 1 && other && succeeded(strand_start(other)))
        loop(NULL);
    strand_sleep((u64)3600 * 1000000000);
    return 7;
}
SOURCE

# Till the program has begun.
await() {
    for ((i = 0; i < 600; i++)); do ! grep -q begun "$world/out" || return; sleep 0.1; done
}

# Till a process has ended; one that does not is killed.
await_end() {
    for ((i = 0; i < 600; i++)); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
    kill -KILL "$1" 2>/dev/null
    wait "$1"
    status=$?
}

# interrupted OPTION...: Ctrl-C at the terminal, which a background process of a script would ignore.
interrupted() {
    local pid
    : >"$world/out" # now: what the last one wrote would be taken for this one's
    env --default-signal=INT "$bin/spindle" boot "$world/endless.c" --then samples/demo/alive.c "$@" \
        >"$world/out" 2>"$world/err" &
    pid=$!
    await
    kill -INT $pid
    await_end $pid
}

# What the console of the machine itself gets is its whole input: no other character does anything.
typed() {
    local pid
    mkfifo "$world/keys"
    exec 8<>"$world/keys"
    pack "$world/endless.c" --then samples/demo/alive.c
    : >"$world/out"
    BOOT_INPUT=$world/keys boot_archive &
    pid=$!
    await
    printf 'exit\r\001\004\032\034\003\003\003more' >&8
    wait $pid
    exec 8>&-
}

ctrl_c() {
    local machine
    for machine in microvm pc exact; do
        interrupted -M $machine
        expect "Ctrl-C on $machine ends what runs, and not the kernel" 'exits 130' 'prints "alive: answer"' \
            '[ ! -s "$world/err" ]'
    done
    interrupted -- asleep
    expect 'Ctrl-C wakes a sleeper and ends it' 'exits 130' 'prints "alive: answer"' '[ ! -s "$world/err" ]'
    typed
    expect 'Ctrl-C typed at the serial console' 'prints "alive: answer"' '! prints fault'
    run env --default-signal=INT timeout -s INT 20 "$bin/spindle" boot "$world/status.c"
    expect 'nobody pressed it' 'exits 5'
}

# ---- bad archives -----------------------------------------------------------------------------

pack() { "$bin/spindle" boot --pack "$world/archive" "$@"; }

# Boots the archive as it is now; without the port of messages everything is on the console.
boot_archive() {
    boot microvm "$image" -initrd "$world/archive" "$@" >"$world/out" 2>"$world/err"
    status=$?
}

patch() { printf "$2" | dd of="$world/archive" bs=1 seek="$1" conv=notrunc status=none; }
refused() {
    local what=$1
    shift
    expect "$what" 'exits 1' '[ "$(grep -c "^spindle: " "$world/out")" = 1 ]' "$@"
}

bad_archives() {
    local size at
    "$bin/spinc" -o "$world/hello.o" samples/01-hello/hello.c
    pack "$world/hello.o"
    size=$(stat -c %s "$world/archive")
    boot_archive
    expect 'the archive, whole' 'exits 0' 'prints "hello from"'
    boot microvm "$image" >"$world/out" 2>"$world/err"
    status=$?
    refused 'no archive' 'prints "archive: there is none"'
    for at in 1 100 300 $((size / 2)) $((size - 4)) $((size - 1)); do
        pack "$world/hello.o"
        truncate -s "$at" "$world/archive"
        boot_archive
        refused "the first $at bytes of an archive" 'prints "archive: it"'
    done
    for at in 2 60 115 200 500 $((size / 2)) $((size - 3)) $((size - 60)); do
        pack "$world/hello.o"
        patch "$at" '\377'
        boot_archive
        refused "byte $at changed" 'prints "archive: it"'
    done
    pack "$world/hello.o"
    echo more >>"$world/archive"
    boot_archive
    refused 'something added' 'prints "archive: its digest is wrong"'
    head -c 100000 /dev/urandom >"$world/archive"
    boot_archive
    refused 'random bytes' 'prints "archive: it is not one of ours"'
    cp "$image" "$world/archive"
    boot_archive
    refused 'another file' 'prints "archive: it is not one of ours"'
}

# The archive is good, and what is in it is not.
bad_members() {
    cp "$world/hello.o" "$world/broken.o"
    printf X | dd of="$world/broken.o" bs=1 seek=200 conv=notrunc status=none
    run "$bin/spindle" boot "$world/broken.o"
    expect 'a broken seal' 'exits 1' 'says seal'
    "$bin/spindle" key new stranger --directory "$world/stranger" >"$world/number"
    "$bin/spinc" --key "$world/stranger/secret" -o "$world/stranger.o" samples/01-hello/hello.c
    run "$bin/spindle" boot "$world/stranger.o"
    expect 'a key that nobody trusts' 'exits 1' 'says key'
    head -c 1000 "$world/hello.o" >"$world/short.o"
    run "$bin/spindle" boot "$world/short.o"
    expect 'half an object' 'exits 1' '[ "$(wc -l <"$world/err")" = 1 ]'
}

# ---- the debugger ----------------------------------------------------------------------------

# gdb outside of the machine sees what runs in it: lines, locals, and the way back into the kernel.
debugger() {
    local line pid
    line=$(grep -n 'break here' tests/gdb/program.c | cut -d: -f1)
    "$bin/spindle" boot tests/gdb/program.c -g --gdb="unix:$world/gdb,server=on,wait=off" \
        >"$world/program" 2>"$world/messages" </dev/null &
    pid=$!
    for ((i = 0; i < 100; i++)); do [ ! -S "$world/gdb" ] || break; sleep 0.1; done
    run gdb -nx -batch -ex 'set pagination off' -ex 'set breakpoint pending on' \
        -ex 'set debuginfod enabled off' -ex 'set backtrace past-main on' -ex "target remote $world/gdb" \
        -ex "break program.c:$line" -ex continue -ex bt -ex 'print total' -ex 'print n' -ex delete -ex continue \
        "$image"
    expect 'gdb stops in the source of an extension' "says 'program.c:$line'" \
        'grep -qE "^#0 .*add.*program.c" "$world/out"' 'grep -qE "^#1 .*program.c" "$world/out"'
    expect 'the backtrace goes on into the kernel' \
        'grep -qE "^#[0-9]+ .* run_entry .*kernel/run.c" "$world/out"'
    expect 'locals have their values' 'grep -qF "\$1 = 10" "$world/out"' 'grep -qF "\$2 = 32" "$world/out"'
    wait $pid
    status=$?
    expect 'the program goes on' 'exits 0' 'grep -qx "total 42" "$world/program"'
}

# ---- little memory ---------------------------------------------------------------------------

# Whatever the machine has, an extension that takes all of it is stopped, and the kernel goes on: in the same
# kernel, where the hoard is still there, and in the next.
little_memory() {
    local name mib
    for name in hoarding hoarding_kept; do
        "$bin/spinc" -o "$world/$name.o" tests/fault/heap_$name.c
    done
    "$bin/spinc" -o "$world/life.o" tests/fault/with_life.c
    printf '%s\n' "$world/hoarding.o --then $world/life.o" "$world/hoarding_kept.o --then $world/life.o" \
        "$world/life.o" >"$world/hoards"
    "$bin/spindle" boot --pack "$world/archive" --jobs "$world/hoards" --separator end-of-hoard
    boot_archive -m 3
    expect 'a machine too small to start' 'exits 70' 'prints memory'
    for mib in 8 12 32 128; do
        boot_archive -m $mib
        expect "memory used up on a machine of $mib MiB" 'exits 0' \
            '[ "$(grep -c "^fault: heap: tests/fault/heap_hoarding" "$world/out")" = 2 ]' \
            '[ "$(grep -cx alive "$world/out")" = 3 ]'
    done
}

# ---- the loader ------------------------------------------------------------------------------

damaged_objects() {
    boot microvm "$bin/test/boot/test-object.elf" -m 64 -append 5000 >"$world/out" 2>"$world/err"
    status=$?
    add "$world/out"
    expect 'the loader against damaged objects' 'exits 0' 'prints "mutations: "'
}

# ---- everything -------------------------------------------------------------------------------

add() {
    tail -1 "$1" | grep -qE '^[0-9]+ passed, [0-9]+ failed' || { failed=$((failed + 1)); cat "$1"; return; }
    read -r more _ bad _ <<<"$(tail -1 "$1")"
    [ "$bad" = 0 ] || head -200 "$1"
    passed=$((passed + more)) failed=$((failed + bad))
}

# The cases of a suite, on what the hosted kernel was seen to do with them; beside whatever else runs.
start_cases() {
    local name=$1
    shift
    "$bin/spintest" ${quick:+--quick} --keep "$keep" --boot "$@" >"$world/cases-$name" 2>&1 &
}

keep=${SPINTEST_KEEP:-$world/keep}
mkdir -p "$keep"
if [ -n "$quick" ]; then
    start_cases some tests/accept/[a-c]*[lr].c tests/fault/[a-d]*k*.c
    all_samples
    boot_samples
else
    start_cases accept tests/accept
    all_samples
    boot_samples
    command_line
    ctrl_c
    bad_archives
    bad_members
    wait
    start_cases fault tests/fault
    little_memory
    damaged_objects
    debugger
fi
wait
for cases in "$world"/cases-*; do add "$cases"; done
finish
