#!/bin/bash
# Puts what the last run of the compute bench measured into docs/performance.md:   times.sh [COMPUTE.json]
# For a run on a machine that did nothing else.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.."
json=${1:-build/bench/compute.json} document=docs/performance.md
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

value() {
    sed -nE "s/^  \"$1\": \"?([^\"]*)\"?,\$/\\1/p" "$json"
}

# The rows of one kind; `basis` is what ratios are of.
table() {
    sed -nE 's/.*"name": "([^"]*)", "variant": "([^"]*)", "median_ns": ([0-9.]+), "p10_ns": ([0-9.]+), "p90_ns": ([0-9.]+),.*"ratio": ([0-9.]+), "allocating": (true|false).*/\1|\2|\3|\4|\5|\6|\7/p' \
        "$json" | awk -F '|' -v allocating="$1" -v basis="$2" -v others="$3" '
        $7 != allocating { next }
        !($1 in number) { number[$1] = ++n; name[n] = $1 }
        { median[$1, $2] = $3; p10[$1, $2] = $4; p90[$1, $2] = $5; ratio[$1, $2] = $6 }
        function mean(variant,  i, sum, count) {
            for (i = 1; i <= n; i++)
                if ((name[i], variant) in ratio) { sum += log(ratio[name[i], variant]); count++ }
            return count ? sprintf("%.2f", exp(sum / count)) : "-"
        }
        END {
            columns = split("spindle " others, variant, " ")
            printf "| %s | %s, us | spindle | 10 %% to 90 %%", allocating == "true" ? "allocating" : "computing", basis
            for (c = 2; c <= columns; c++) printf " | %s", variant[c]
            printf " |\n|---|---|---|---"
            for (c = 2; c <= columns; c++) printf "|---"
            print "|"
            for (i = 1; i <= n; i++) {
                k = name[i]
                printf "| %s | %.1f | %.2f | %.2f-%.2f", k, median[k, basis] / 1000, ratio[k, "spindle"],
                    p10[k, "spindle"] / median[k, basis], p90[k, "spindle"] / median[k, basis]
                for (c = 2; c <= columns; c++)
                    printf " | %s", ((k, variant[c]) in ratio) ? sprintf("%.2f", ratio[k, variant[c]]) : "-"
                print " |"
            }
            printf "| geometric mean | | %s | ", mean("spindle")
            for (c = 2; c <= columns; c++) printf " | %s", mean(variant[c])
            print " |"
        }'
}

{
    echo "Times of $(value rounds) rounds on $(value processors) processors, $(value machine): of one turn of the variant named first,"
    echo "then of the others as multiples of it, Safe C's with its spread."
    echo
    table false clang "gcc spindle-tcc wasm2c v8"
    echo
    table true clang-boehm "clang gcc spindle-tcc wasm2c v8"
    echo
} >"$scratch/section"

# What an earlier run left gives way.
awk -v section="$scratch/section" '
    /^Times of [0-9]+ rounds on / { skipping = 1 }
    /^`.\/build.sh bench compute` fails when/ { skipping = 0; while ((getline line < section) > 0) print line }
    !skipping { print }' "$document" >"$document.new"
mv "$document.new" "$document"
