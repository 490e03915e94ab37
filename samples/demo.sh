#!/bin/bash
# The demonstration behind `./build.sh run`: the samples from source to output, then what happens to code that is
# unsafe, tampered with, mismatched or misbehaving. Every step checks its own outcome; nothing is canned.
# Exit status 0 when every step ended as announced, else 1.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.." || exit 2
bin=$PWD/build/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
if [ -t 1 ]; then bold=$'\e[1m' good=$'\e[32m' bad=$'\e[31m' plain=$'\e[0m'; else bold='' good='' bad='' plain=''; fi

title() { printf '\n%s== %s%s\n' "$bold" "$1" "$plain"; }

# verdict STATUS WHAT: 0 is as announced
verdict() {
    if [ "$1" = 0 ]; then
        printf '%sok%s      %s\n' "$good" "$plain" "$2"
    else
        printf '%sFAILED%s  %s\n' "$bad" "$plain" "$2"
        failures=$((failures + 1))
    fi
}

# compile BACKEND SOURCE...: prints a line with the time; objects go to $work/BACKEND
compile() {
    local backend=$1 source start object
    shift
    mkdir -p "$work/$backend"
    for source; do
        object=$work/$backend/$(basename "$source" .c).o
        start=${EPOCHREALTIME/./}
        "$bin/spinc" --backend="$backend" -o "$object" "$source" || return 1
        printf '        spinc --backend=%-5s %-32s %4d ms, %d bytes sealed\n' "$backend" "$source" \
            $(((${EPOCHREALTIME/./} - start) / 1000)) "$(stat -c %s "$object")"
    done
}

# show COMMAND...: runs it, output indented and kept in $work/out; its status
show() {
    "$@" > "$work/out" 2>&1
    local status=$?
    sed 's/^/        | /' "$work/out"
    return $status
}

# sample TITLE EXPECTED SOURCE... -- ARGUMENT...: both back ends print EXPECTED
sample() {
    local name=$1 expected=$2 sources=() backend objects
    shift 2
    while [ "$1" != -- ]; do sources+=("$1"); shift; done
    title "$name"
    for backend in tcc clang; do
        compile $backend "${sources[@]}"
        objects=("${sources[@]##*/}")
        objects=("${objects[@]/#/$work/$backend/}")
        "$bin/spindle" run "${objects[@]/%.c/.o}" "$@" > "$work/out" 2>&1 && diff "$expected" "$work/out" > "$work/difference"
        verdict $? "compiled by $backend, sealed, loaded, linked and run: the output is what it must be"
        [ ! -s "$work/difference" ] || sed 's/^/        | /' "$work/difference"
    done
    sed 's/^/        | /' "$work/out" | head -8
}

step_samples() {
    local pages=samples/05-hotlist/data/pages.txt policy
    sample '01 hello: console through a capability' samples/01-hello/expected.txt samples/01-hello/hello.c -- one two
    sample '02 counter: two extensions, an opaque type' samples/02-counter/expected.txt \
        samples/02-counter/{counter,client}.c --
    samples/03-flowstat/expect.sh > "$work/flows"
    sample '03 flowstat: a recorded packet trace, as tshark counts it' "$work/flows" \
        samples/03-flowstat/flowstat.c -- samples/03-flowstat/data/loopback.pcap
    sample '04 interpose: a handler comes and goes while traffic flows' samples/04-interpose/expected.txt \
        samples/04-interpose/{traffic,watch}.c -- samples/03-flowstat/data/loopback.pcap
    for policy in lru fifo mru; do
        awk -v policy=$policy -v frames=128 -f samples/05-hotlist/reference.awk $pages > "$work/faults"
        sample "05 hotlist: $policy page replacement, as awk counts it" "$work/faults" \
            samples/05-hotlist/{pager,$policy}.c -- $pages 128
    done
    sha256sum LICENSE > "$work/sum"
    sample '06 sha256: as sha256sum computes it' "$work/sum" samples/06-sha256/sha256.c -- LICENSE
    awk '{ words += NF; if (NF > most) most = NF }
        END { print NR " lines, " words " words, at most " most " in a line" }' LICENSE > "$work/words"
    sample '09 pipeline: producers and consumers in four domains, as awk counts' "$work/words" \
        samples/09-pipeline/{stage,reader,counter,reporter}.c stdlib-ext/lib/channel.c -- LICENSE
}

# A C program with the kernel in it, built by hand as the README of the sample says. It finds its keys beside its folder.
step_embed() {
    local folder=samples/07-embed backend
    title '07 embed: a C program with the kernel in it, and an interface of its own'
    mkdir -p "$work/embed/bin"
    ln -s "$PWD/build/keys" "$work/embed/keys"
    "$bin/spinc" --emit=interface -o "$work/embed/thermometer.interface.h" $folder/thermometer.h &&
        cc -I"$work/embed" -Ibuild/include $folder/host.c -o "$work/embed/bin/embed" -Lbuild/lib -lspindle -lgc -lsodium -Wl,-z,now
    verdict $? "host.c, $(wc -l < $folder/host.c) lines, is compiled by cc and linked with libspindle"
    for backend in tcc clang; do
        compile $backend $folder/alarm.c
        show "$work/embed/bin/embed" "$work/$backend/alarm.o" && diff $folder/expected.txt "$work/out"
        verdict $? "alarm.c compiled by $backend runs in it: the output is what it must be"
    done
}

step_refusals() {
    title 'an unsafe extension is refused by the compiler'
    show "$bin/spinc" -o "$work/unsafe.o" samples/demo/unsafe.c
    [ $? = 1 ] && [ ! -e "$work/unsafe.o" ] && [ "$(grep -c ' error: ' "$work/out")" -ge 3 ]
    verdict $? 'spinc exits 1, explains each error, leaves no object'

    title 'a tampered object is refused by the kernel'
    cp "$work/clang/hello.o" "$work/tampered.o"
    printf 'X' | dd of="$work/tampered.o" bs=1 seek=200 conv=notrunc status=none
    show "$bin/spindle" run "$work/tampered.o"
    [ $? != 0 ] && grep -qi 'seal' "$work/out"
    verdict $? 'one byte changed: the seal is broken, nothing is loaded'

    title 'an interface mismatch is refused by the linker'
    mkdir -p "$work/newer"
    cp samples/demo/newer/counter.h samples/02-counter/client.c "$work/newer/"
    "$bin/spinc" -o "$work/newer/client.o" "$work/newer/client.c"
    show "$bin/spindle" run "$work/clang/counter.o" "$work/newer/client.o"
    [ $? != 0 ] && grep -q 'counter_create' "$work/out"
    verdict $? 'client and implementer disagree on counter_create: not linked, both types named'
}

step_faults() {
    local entry kind
    title 'five ways to misbehave, each contained; another extension answers after each'
    compile clang samples/demo/faults.c samples/demo/alive.c
    printf 'load %s\nload %s\n' "$work/clang/faults.o" "$work/clang/alive.o" > "$work/script"
    for entry in null_dereference out_of_bounds divide_by_zero stack_overflow never_returns; do
        printf 'run faults --entry %s --limit 200\nrun alive\n' $entry >> "$work/script"
    done
    show "$bin/spindle" shell < "$work/script"
    for kind in null bounds divide stack time; do
        grep -q "fault: $kind" "$work/out"
        verdict $? "fault: $kind is reported with file, line and operands"
    done
    [ "$(grep -c '^alive: answer' "$work/out")" = 5 ]
    verdict $? 'the same kernel ran the other extension after each of the five'
}

step_suite() {
    title 'the rejection suite'
    show "$bin/spintest" tests/reject
    verdict $? 'every unsafe program is refused for its own reason, every neighbour compiles'
}

step_samples
step_embed
step_refusals
step_faults
step_suite
title "$([ $failures = 0 ] && echo 'everything ended as announced' || echo "$failures steps FAILED")"
[ $failures = 0 ]
