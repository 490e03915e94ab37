#!/bin/bash
# Runs every sample with both back ends and compares what it prints with what it must print, which comes from
# elsewhere wherever there is another source: tshark, awk, sha256sum. The sources are also shown to gcc, clang and
# tcc unchanged. Ends with `N passed, N failed`.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2
bin=${SPINDLE_BIN:-$PWD/build/bin}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0 skipped=0

verdict() {
    if [ "$1" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $2"
        [ ! -s "$scratch/why" ] || head -20 "$scratch/why"
    fi
    : > "$scratch/why"
}

# compile BACKEND SOURCE...: sealed objects in $scratch/BACKEND, their names on standard output
compile() {
    local backend=$1 source object
    shift
    mkdir -p "$scratch/$backend"
    for source; do
        object=$scratch/$backend/$(basename "$source" .c).o
        "$bin/spinc" --backend="$backend" -o "$object" "$source" 2>> "$scratch/why" || return 1
        echo "$object"
    done
}

# sample NAME EXPECTED SOURCE... [-- ARGUMENT...]: both back ends print EXPECTED
sample() {
    local name=$1 expected=$2 sources=() backend objects
    shift 2
    while [ $# != 0 ] && [ "$1" != -- ]; do sources+=("$1"); shift; done
    for backend in tcc clang; do
        objects=$(compile $backend "${sources[@]}") &&
            "$bin/spindle" run $objects "$@" > "$scratch/output" 2>> "$scratch/why" &&
            diff "$expected" "$scratch/output" >> "$scratch/why"
        verdict $? "$name with $backend"
    done
}

sample 01-hello samples/01-hello/expected.txt samples/01-hello/hello.c -- one two
sample 02-counter samples/02-counter/expected.txt samples/02-counter/{counter,client}.c

samples/03-flowstat/expect.sh > "$scratch/flows"
sample 03-flowstat "$scratch/flows" samples/03-flowstat/flowstat.c -- samples/03-flowstat/data/loopback.pcap

sample 04-interpose samples/04-interpose/expected.txt samples/04-interpose/{traffic,watch}.c \
    -- samples/03-flowstat/data/loopback.pcap

pages=samples/05-hotlist/data/pages.txt
for policy in lru fifo mru; do
    for frames in 32 128; do
        awk -v policy=$policy -v frames=$frames -f samples/05-hotlist/reference.awk $pages > "$scratch/faults"
        sample "05-hotlist $policy $frames" "$scratch/faults" \
            samples/05-hotlist/{pager,$policy}.c -- $pages $frames
    done
done

sha256sum LICENSE samples/05-hotlist/data/pages.txt > "$scratch/sums"
sample 06-sha256 "$scratch/sums" samples/06-sha256/sha256.c -- LICENSE samples/05-hotlist/data/pages.txt

# 08: a picture that differs each time, looked at by a script; its shares where time is counted in instructions, so
# that no other process has a part of it.
# timeline TEXT EXACT COMMAND...: runs the command; TEXT is what must be said of the picture
timeline() {
    local text=$1 exact=$2
    shift 2
    "$bin/spindle" "$@" > "$scratch/timeline.svg" 2>> "$scratch/why" &&
        awk -v exact="$exact" -f samples/08-schedulers/check.awk "$scratch/timeline.svg" > "$scratch/output" &&
        diff - "$scratch/output" <<< "$text" > "$scratch/why"
}
for backend in tcc clang; do
    objects=$(compile $backend samples/08-schedulers/timeline.c stdlib-ext/lib/schedule.c)
    timeline "four rows, one at a time" 0 run $objects
    verdict $? "08-schedulers with $backend"
    if command -v qemu-system-x86_64 > /dev/null; then
        timeline "four rows, one at a time, shares as wanted" 1 boot -M exact $objects
        verdict $? "08-schedulers with $backend, on the exact machine"
    else
        skipped=$((skipped + 1))
    fi
done

awk '{ words += NF; if (NF > most) most = NF }
    END { print NR " lines, " words " words, at most " most " in a line" }' LICENSE > "$scratch/words"
sample 09-pipeline "$scratch/words" samples/09-pipeline/{stage,reader,counter,reporter}.c \
    stdlib-ext/lib/channel.c -- LICENSE

# 07: a C program with the library in it, built by hand as its README says. Keys lie beside its folder.
mkdir -p "$scratch/embed/bin"
ln -s "$(cd "$bin/.." && pwd)/keys" "$scratch/embed/keys"
embed() {
    "$bin/spinc" --emit=interface -o "$scratch/embed/thermometer.interface.h" samples/07-embed/thermometer.h &&
        cc -Wall -Wextra -Werror -I"$scratch/embed" -I"$bin/../include" samples/07-embed/host.c \
            -o "$scratch/embed/bin/embed" -L"$bin/../lib" -lspindle -lgc -lsodium -Wl,-z,now
}
embed 2>> "$scratch/why"
verdict $? "07-embed is built"
[ "$(wc -l < samples/07-embed/host.c)" -le 40 ]
verdict $? "07-embed fits 40 lines"
for backend in tcc clang; do
    "$scratch/embed/bin/embed" "$(compile $backend samples/07-embed/alarm.c)" > "$scratch/output" 2>> "$scratch/why" &&
        diff samples/07-embed/expected.txt "$scratch/output" >> "$scratch/why"
    verdict $? "07-embed with $backend"
done

# Every tool reads the sources as they are.
flags=$(grep -v '^#' compile_flags.txt | tr '\n' ' ')
for source in samples/*/*.c stdlib-ext/lib/*.c; do
    case $source in *07-embed/host.c) continue ;; esac
    for compiler in "gcc -fsyntax-only" "clang-19 -fsyntax-only" "tcc -c -o $scratch/tcc.o"; do
        $compiler $flags "$source" > "$scratch/why" 2>&1 && [ ! -s "$scratch/why" ]
        verdict $? "$compiler $source"
    done
    clangd-19 --check="$source" > "$scratch/clangd" 2>&1
    grep -E '^E\[' "$scratch/clangd" > "$scratch/why"
    [ ! -s "$scratch/why" ]
    verdict $? "clangd $source"
done

[ "$skipped" = 0 ] || echo "samples: there is no emulator; the shares of 08 were not looked at"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
