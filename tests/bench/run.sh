#!/bin/bash
# Runs benches by name (default: all); each leaves build/bench/NAME.json. Exit status 1: a bar is not reached.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
bin=$PWD/build/bin out=$PWD/build/bench
mkdir -p "$out"

# Objects in build/bench/NAME, compiled by the optimising back end.
compile() {
    local folder=$out/$1 source
    shift
    mkdir -p "$folder"
    for source; do
        "$bin/spinc" -o "$folder/$(basename "$source" .c).o" "$source"
    done
}

bench_strand() {
    compile strand tests/bench/strand/work.c stdlib-ext/lib/lock.c stdlib-ext/lib/channel.c
    local reached=0
    "$bin/test/bench-strand" build/keys "$out"/strand/{work,lock,channel}.o > "$out/strand.json.new" || reached=$?
    [ "$reached" -ge 2 ] || tests/bench/strand/plot.sh "$out/strand.json.new" "$out/strand.svg"
    return "$reached"
}

bench_bare() {
    tests/bench/bare/run.sh > "$out/bare.json.new"
}

bench_compute() {
    local reached=0
    tests/bench/compute/run.sh > "$out/compute.json.new" || reached=$?
    [ "$reached" -ge 2 ] || tests/bench/compute/plot.sh "$out/compute.json.new" "$out/compute"
    return "$reached"
}

bench_instant() {
    tests/bench/instant/run.sh > "$out/instant.json.new"
}

status=0
[ $# != 0 ] || set -- strand bare compute instant
for name; do
    declare -F "bench_$name" > /dev/null || { echo "no bench '$name'; there are: strand bare compute instant" >&2; exit 2; }
    echo "== $name"
    "bench_$name" || status=$?
    [ "$status" -lt 2 ] || exit "$status"
    mv "$out/$name.json.new" "$out/$name.json"
    echo "   build/bench/$name.json"
done
exit "$status"
