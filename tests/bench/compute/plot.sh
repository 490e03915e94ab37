#!/bin/bash
# Draws what the compute bench measured:   plot.sh COMPUTE.json PICTURE
# PICTURE.svg and PICTURE.png: the ratios of each kernel, on one scale.
set -euo pipefail
if ! command -v gnuplot >/dev/null; then
    echo "   plot skipped: gnuplot not installed"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# NAME|VARIANT|RATIO|ALLOCATING of each line that is a row.
rows() {
    sed -nE 's/.*"name": "([^"]*)", "variant": "([^"]*)".*"ratio": ([0-9.]+), "allocating": (true|false).*/\1|\2|\3|\4/p' "$1"
}

# A line for each kernel, its place and the ratio of every variant; those that allocate stand behind the others.
rows "$1" | sort -s -t'|' -k4,4 | awk -F'|' '
    BEGIN { split("gcc clang-boehm spindle spindle-tcc wasm2c v8", column, " ") }
    !($1 in place) { place[$1] = ++n + ($4 == "true"); name[n] = $1 }
    { ratio[$1, $2] = $3 }
    END {
        for (i = 1; i <= n; i++) {
            line = sprintf("\"%s\"|%d", name[i], place[name[i]])
            for (c = 1; c <= 6; c++)
                line = line "|" (((name[i], column[c]) in ratio) ? ratio[name[i], column[c]] : "nan")
            print line
        }
    }' >"$scratch/rows"
[ -s "$scratch/rows" ] || { echo "plot: nothing to draw in $1" >&2; exit 2; }

draw() {
    gnuplot >"$2" <<PLOT
set terminal $1
set datafile separator "|"
set termoption noenhanced
set title "time of a kernel over unchecked C, clang -O2 (allocating kernels, on the right: over the same on Boehm's heap)"
set logscale y 2
set yrange [0.25:128]
set offsets 0.7,0.7,0,0
set ytics (0.25, 0.5, 1, 1.15, 2, 4, 8, 16, 32, 64, 128)
set grid ytics
set xtics rotate by -45 nomirror
set key top left horizontal
set rmargin 8
set bmargin 8
set arrow from graph 0, first 1 to graph 1, first 1 nohead linewidth 1
plot "$scratch/rows" using 2:8:xtic(1) title "V8" pointtype 2 linecolor rgb "#c8a030", \
     "$scratch/rows" using 2:7 title "wasm2c" pointtype 1 linecolor rgb "#60a060", \
     "$scratch/rows" using 2:6 title "Safe C, TCC" pointtype 6 linecolor rgb "#1f4e9c", \
     "$scratch/rows" using 2:3 title "gcc -O2" pointtype 4 linecolor rgb "#b0b8c8", \
     "$scratch/rows" using 2:5 title "Safe C, clang" pointtype 7 linecolor rgb "#1f4e9c"
PLOT
}
draw 'svg size 1200,560 font "sans,11" background "white"' "$2.svg"
draw 'pngcairo size 1200,560 font "sans,10" background "white"' "$2.png" 2>"$scratch/messages" ||
    draw 'png size 1200,560' "$2.png"
