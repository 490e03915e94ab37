# To be sourced behind bare/gate.sh and kernels.sh: the record of what each kernel takes for one turn, and its table.
# shellcheck shell=bash disable=SC2154 # $compute is set by kernels.sh
compute_document=docs/performance.md

# A record for each version of clang, whose code generator decides as much as ours.
compute_record() {
    echo "$compute/counts/clang-$(clang-19 --version | sed -nE '1s/.*version ([0-9.]+).*/\1/p').json"
}

# Each row of the record as KERNEL|N|OF UNCHECKED C|REASON; compare_rows looks at the first two.
recorded_rows() {
    sed -nE 's/^ *\{"row": "([^"]*)", "instructions": ([0-9]+), "unchecked": ([0-9]+), "reason": "([^"]*)"\},?$/\1|\2|\3|\4/p' \
        "${1:-$(compute_record)}"
}

# count_safe OUT: a line `count KERNEL N` for each kernel in OUT/spindle.
count_safe() {
    count_kernels "$1" spindle | sed 's/^\([^ ]*\) spindle /count \1 /'
}

# record_kernels OUT: the record anew, of all kernels in OUT; unchecked C is what the bench divides by; reasons stay.
record_kernels() {
    local record
    record=$(compute_record)
    mkdir -p "${record%/*}"
    touch "$record"
    { recorded_rows "$record" | sed 's/^/was|/' && count_kernels "$1" clang clang-boehm spindle; } >"$record.counts"
    awk '
        /^was/ { split($0, was, "|"); reason[was[2]] = was[5]; next }
        $2 == "spindle" {
            printf "%s    {\"row\": \"%s\", \"instructions\": %d, \"unchecked\": %d, \"reason\": \"%s\"}",
                n++ ? ",\n" : "{\n  \"unit\": \"instructions\",\n  \"rows\": [\n", $1, $3, unchecked[$1], reason[$1]
            next
        }
        { unchecked[$1] = $3 }
        END { print "\n  ]\n}" }' "$record.counts" >"$record.new"
    mv "$record.new" "$record"
    rm "$record.counts"
}

# The rows as the document shows them.
compute_table() {
    recorded_rows | awk -F '|' '
        function grouped(n) { return n < 1000 ? n : grouped(int(n / 1000)) sprintf(",%03d", n % 1000) }
        BEGIN { print "| kernel | Safe C | unchecked C | ratio |"; print "|---|---|---|---|" }
        { printf "| %s | %s | %s | %.2f |\n", $1, grouped($2), grouped($3), $2 / $3 }'
}

# Puts them in place of the table that stands there.
write_compute_table() {
    compute_table >"$compute_document.rows"
    awk -v rows="$compute_document.rows" '
        /^\| kernel \| Safe C \|/ { while ((getline line < rows) > 0) print line; on = 1 }
        on && /^\|/ { next }
        { on = 0; print }' "$compute_document" >"$compute_document.new"
    mv "$compute_document.new" "$compute_document"
    rm "$compute_document.rows"
}
