#!/bin/bash
# Draws what the strand bench measured:   plot.sh STRAND.json STRAND.svg
# Left, what each contestant takes for each row; right, what two switches take beside idle strands.
set -euo pipefail
if ! command -v gnuplot > /dev/null; then
    echo "   plot skipped: gnuplot not installed"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# A line of the file is one row; the numbers stand behind their names.
rows() {
    sed -nE 's/.*"row": "([^"]*)", "name": "([^"]*)", "least": ([0-9.]+), "median": ([0-9.]+), "most": ([0-9.]+).*/\1|\2|\3|\4|\5/p' \
        "$1"
}
rows "$1" | grep -v '^idle strands' |
    awk -F'|' '{ at -= $1 == row ? 1 : 1.7; row = $1
                 printf "\"%s: %s\"|%s|%g|%d\n", $1, $2, $3, at, $2 == "spindle" }' > "$scratch/rows"
rows "$1" | sed -n 's/^idle strands|//p' > "$scratch/idle"
[ -s "$scratch/rows" ] && [ -s "$scratch/idle" ] || { echo "plot: nothing to draw in $1" >&2; exit 2; }

gnuplot > "$2" <<PLOT
set terminal svg size 1100,520 font "sans,11" background "white"
set datafile separator "|"
set multiplot
set style fill solid 1.0 noborder
set title "nanoseconds for one turn, best of all rounds"
set origin 0,0
set size 0.6,1
set lmargin 30
set logscale x
set format x "10^{%T}"
set grid xtics
set xrange [10:1e6]
set yrange [*:0.5]
set offsets 0,0,0,0.7
unset key
# A bar from 10 on for each line: Spindle's dark, the others' light.
plot "$scratch/rows" using (0.5*(10+\$2)):3:(10):2:(\$3-0.4):(\$3+0.4):ytic(1) \
         with boxxyerror linecolor rgb "#b0b8c8", \
     "$scratch/rows" using (\$4 == 1 ? 0.5*(10+\$2) : NaN):3:(10):2:(\$3-0.4):(\$3+0.4) \
         with boxxyerror linecolor rgb "#1f4e9c", \
     "$scratch/rows" using 2:3:(sprintf(" %.0f", \$2)) with labels left
set title "two switches, beside so many idle strands"
set origin 0.6,0
set size 0.4,1
set lmargin 8
set offsets 0,0,0,0
set yrange [0:*]
set xrange [1:20000]
set format x "%.0f"
set grid xtics ytics
set key bottom right
plot "$scratch/idle" using 1:2 with linespoints title "best of all rounds" \
         linecolor rgb "#1f4e9c" pointtype 7 pointsize 0.5, \
     "$scratch/idle" using 1:3 with linespoints title "median" \
         linecolor rgb "#b0b8c8" pointtype 7 pointsize 0.5
unset multiplot
PLOT
