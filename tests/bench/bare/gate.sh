# To be sourced behind tests/boot/qemu.sh: counts, their record, their table.
# shellcheck shell=bash
record=tests/bench/bare/counts.json
table=docs/performance.md

# count_rows IMAGE: `count ROW N` lines; the same in every run, since random numbers have a seed.
count_rows() {
    boot exact "$1" -m 48 -seed 1
}

# Each row of the record as ROW|N|PROTOTYPE|WHAT|REASON; the file has one to a line.
recorded_rows() {
    sed -nE 's/^ *\{"row": "([^"]*)", "instructions": ([0-9]+), "prototype": "([^"]*)", "what": "([^"]*)", "reason": "([^"]*)"\},?$/\1|\2|\3|\4|\5/p' \
        "${1:-$record}"
}

rows_json() {
    awk 'BEGIN { printf "{\n  \"unit\": \"instructions\",\n  \"rows\": [" }
        $1 == "count" { printf "%s\n    {\"row\": \"%s\", \"instructions\": %d}", n++ ? "," : "", $2, $3 }
        END { printf "\n  ]\n}\n" }' "$1"
}

# compare_rows COUNTED [RECORD]: says what has grown, is missing, or is nowhere recorded.
compare_rows() {
    recorded_rows "${2:-}" | awk -F '|' '
        NR == FNR { recorded[$1] = $2; next }
        { split($0, word, " ") }
        word[1] != "count" { next }
        !(word[2] in recorded) { print word[2] ": " word[3] ", not recorded"; bad = 1; next }
        {
            seen[word[2]] = 1
            was = recorded[word[2]]
            if (100 * word[3] > 102 * was) {
                print word[2] ": " was " instructions have become " word[3]
                bad = 1
            } else if (100 * word[3] < 98 * was)
                print word[2] ": " was " instructions are only " word[3] " now; to be recorded"
        }
        END {
            for (row in recorded)
                if (!(row in seen)) { print row ": recorded, not counted"; bad = 1 }
            exit bad
        }' - "$1"
}

record_rows() {
    awk 'NR == FNR { if ($1 == "count") n[$2] = $3; next }
        match($0, /"row": "[^"]*"/) {
            row = substr($0, RSTART + 8, RLENGTH - 9)
            if (row in n)
                sub(/"instructions": [0-9]+/, "\"instructions\": " n[row])
        }
        { print }' "$1" "$record" >"$record.new"
    mv "$record.new" "$record"
}

# The rows as the document shows them.
table_rows() {
    recorded_rows | awk -F '|' '
        function grouped(n) { return n < 1000 ? n : grouped(int(n / 1000)) sprintf(",%03d", n % 1000) }
        BEGIN { print "| what | instructions | prototype | why more |"; print "|---|---|---|---|" }
        { print "| " $4 " | " grouped($2) " | " ($3 ? $3 : "-") " | " $5 " |" }'
}

# Puts them in place of the table that stands there.
write_table() {
    table_rows >"$table.rows"
    awk -v rows="$table.rows" '
        /^\| what \| instructions \|/ { while ((getline line < rows) > 0) print line; on = 1 }
        on && /^\|/ { next }
        { on = 0; print }' "$table" >"$table.new"
    mv "$table.new" "$table"
    rm "$table.rows"
}
