#!/bin/bash
# From the source of a module of some three hundred lines to the return of its first call, by the instant back end:
# cold, in a process of its own, and warm, in a shell that has compiled before. Prints JSON; exit status 1: a bar is
# not reached.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
bin=${SPINDLE_BIN:-$PWD/build/bin} rounds=${1:-30} source=$PWD/tests/bench/instant/calculator.c
cold_bar=50 warm_bar=15
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# What a command's steps took together, without those inside spinc, one line for each time that `run` ends them.
totals() {
    awk '$1 ~ /^(boot|spinc|load|link|initialise|run)$/ { sum += $(NF - 1) } $1 == "run" { print sum; sum = 0 }'
}

cold() {
    for ((i = 0; i < rounds; i++)); do
        "$bin/spindle" run --time "$source" 2>&1
    done
}

# A user who saves a file now and then: the compiler is idle in between.
warm() {
    for ((i = 0; i <= rounds; i++)); do
        printf 'load %s as c%d\nrun c%d\n' "$source" $i $i
        sleep 0.3
    done | "$bin/spindle" shell --time 2>&1
}

# Least, median and most of the lines, and the steps' own medians.
row() {
    sort -n | awk -v name="$1" -v bar="$2" '{ v[NR] = $1 }
        END { m = v[int((NR + 1) / 2)]
              printf "    {\"name\": \"%s\", \"median_ms\": %.2f, \"least_ms\": %.2f, \"most_ms\": %.2f, \"bar_ms\": %d, \"reached\": %s}",
                     name, m, v[1], v[NR], bar, m <= bar ? "true" : "false" }'
}

steps() {
    awk '$NF == "ms" { name = $1; for (i = 2; i < NF - 1; i++) name = name " " $i; print name, $(NF - 1) }' "$1" |
        sort -k1,1 | awk '{ n = $NF; $NF = ""; sub(/ $/, ""); if ($0 != last && last) put(); last = $0; v[++count] = n }
            function put(  i, j, t) { for (i = 2; i <= count; i++) for (j = i; j > 1 && v[j - 1] > v[j]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
                printf "%s\"%s\": %.2f", sep, last, v[int((count + 1) / 2)]; sep = ", "; count = 0 }
            END { put() }'
}

cold > "$scratch/cold"
warm | sed '1,/^run /d' > "$scratch/warm" # without the first, which is cold
{
    printf '{"lines": %d, "rounds": %d, "rows": [\n' "$(wc -l < "$source")" "$rounds"
    totals < "$scratch/cold" | row "cold: spindle run" $cold_bar
    printf ',\n'
    totals < "$scratch/warm" | row "warm: spindle shell" $warm_bar
    printf '\n], "warm_steps_ms": {%s}}\n' "$(steps "$scratch/warm")"
} | tee "$scratch/result"
sed -nE 's/.*"name": "([^"]*)", "median_ms": ([0-9.]+), .*"bar_ms": ([0-9]+), "reached": (true|false).*/   \1: \2 ms (bar \3): \4/p' \
    "$scratch/result" >&2
! grep -q '"reached": false' "$scratch/result"
