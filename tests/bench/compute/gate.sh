# To be sourced behind bare/gate.sh and kernels.sh: the record of what Safe C takes for one turn of each kernel.
# shellcheck shell=bash disable=SC2154 # $compute is set by kernels.sh

# A record for each version of clang, whose code generator decides as much as ours.
compute_record() {
    echo "$compute/counts/clang-$(clang-19 --version | sed -nE '1s/.*version ([0-9.]+).*/\1/p').json"
}

# Each row of the record as KERNEL|N|REASON, for compare_rows.
recorded_rows() {
    sed -nE 's/^ *\{"row": "([^"]*)", "instructions": ([0-9]+), "reason": "([^"]*)"\},?$/\1|\2|\3/p' \
        "${1:-$(compute_record)}"
}

# count_safe OUT: a line `count KERNEL N` for each kernel in OUT/spindle.
count_safe() {
    count_kernels "$1" spindle | sed 's/^\([^ ]*\) spindle /count \1 /'
}

# record_safe COUNTED: the record anew; reasons stay.
record_safe() {
    local record
    record=$(compute_record)
    mkdir -p "${record%/*}"
    touch "$record"
    recorded_rows "$record" | sed 's/^/was|/' | awk -F '|' '
        $1 == "was" { reason[$2] = $4; next }
        { split($0, word, " ") }
        word[1] != "count" { next }
        {
            printf "%s    {\"row\": \"%s\", \"instructions\": %d, \"reason\": \"%s\"}",
                n++ ? ",\n" : "{\n  \"unit\": \"instructions\",\n  \"rows\": [\n", word[2], word[3], reason[word[2]]
        }
        END { print "\n  ]\n}" }' - "$1" >"$record.new"
    mv "$record.new" "$record"
}
