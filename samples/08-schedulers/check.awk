# Looks at the picture: four rows, nobody runs beside another. With -v exact=1 also: 3 tickets have about three times
# what 1 has, and what the two deadlines ask for is less than their scheduler's half, so every period is served. That
# is so where the kernel has the processor to itself, as on the machine whose clock counts instructions.
BEGIN { FS = "\"" }
NR == 1 { if ($0 !~ /^<svg /) bad("no <svg>") }
/^<g / { name = $2; rows++ }
/^<rect / { n++; from[n] = $2; to[n] = $2 + $6; width[name] += $6; runs[name]++ }
{ last = $0 }
function bad(why) { print "picture: " why; wrong = 1 }
function judge(ratio) {
    ratio = width["lottery 3 tickets"] / width["lottery 1 ticket"]
    if (ratio < 2 || ratio > 4.5) bad("lottery " ratio " to 1")
    if (runs["deadline 20 ms"] < 20) bad("deadline 20 ms ran " runs["deadline 20 ms"] " times")
    if (runs["deadline 50 ms"] < 8) bad("deadline 50 ms ran " runs["deadline 50 ms"] " times")
}
END {
    if (last != "</svg>") bad("no </svg>")
    if (rows != 4) bad(rows " rows")
    for (i = 1; i <= n; i++) for (k = i + 1; k <= n; k++) {
        low = from[i] > from[k] ? from[i] : from[k]
        high = to[i] < to[k] ? to[i] : to[k]
        if (high - low > 0.2) bad("two run at once at " low)
    }
    if (exact) judge()
    if (!wrong) print "four rows, one at a time" (exact ? ", shares as wanted" : "")
}
