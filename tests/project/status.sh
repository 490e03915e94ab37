#!/bin/bash
# docs/status.md: every row has a known state and names tests that exist; a refused row also names the
# diagnostic or the status that refuses; no rule of the language is left out.
cd "$(dirname "$0")/../.." || exit 2
# At least so many cases: folder, files, at least.
while read -r folder pattern least; do
    found=$(find "tests/$folder" -name '*.c' ! -name 'ok_*' ! -name 'with_*' -exec grep -l "$pattern" {} + | wc -l)
    [ "$found" -ge "$least" ] || { echo "tests/$folder: $found cases, at least $least are promised"; few=yes; }
done <<'FOLDERS'
reject error 150
fault fault: 50
accept . 100
FOLDERS
[ -z "${few:-}" ] || exit 1
awk -F '[ ]*[|][ ]*' '
function complain(what_is_wrong) {
    print FILENAME ":" FNR ": " what_is_wrong
    bad = 1
}
# A refused row names codes of family NYI, or the status of the kernel.
function check_refusal(text,    n) {
    for (n = 0; match(text, /NYI-[0-9]+/); n++) {
        if (!(substr(text, RSTART, RLENGTH) in codes))
            complain("no such code: " substr(text, RSTART, RLENGTH))
        text = substr(text, RSTART + RLENGTH)
    }
    if (n == 0 && text !~ /UNSUPPORTED/)
        complain("refused, and neither a NYI code nor UNSUPPORTED is named")
}
FILENAME == "compiler/diag.def" {
    if (match($0, /"NYI-[0-9]+"/))
        codes[substr($0, RSTART + 1, RLENGTH - 2)] = 1
    next
}
/^\|/ && $2 != "behaviour" && $2 !~ /^-+$/ {
    if ($3 !~ /^(done|refused|missing)$/)
        complain("state is \"" $3 "\", not done, refused or missing")
    if ($3 == "refused")
        check_refusal($0)
    n = split($4, tests, "[, ]+")
    if ($3 != "missing" && $4 == "")
        complain("no test for: " $2)
    for (i = 1; i <= n; i++)
        if (tests[i] != "" && system("test -e " tests[i]) != 0)
            complain("no such test: " tests[i])
    if (match($2, /^R[0-9]+ /))
        rules[substr($2, 1, RLENGTH - 1)] = 1
    if (seen[section, $2]++)
        complain("twice: " $2)
    state[$3]++
    for (code in codes)
        if (index($0, code))
            mentioned[code] = 1
}
/^#/ { section = $0 }
END {
    if (!state["done"])
        complain("no rows")
    for (i = 1; i <= 30; i++)
        if (!(("R" i) in rules))
            complain("no row for rule R" i)
    for (code in codes)
        if (!(code in mentioned))
            complain("no row for what " code " refuses")
    exit bad
}' compiler/diag.def docs/status.md
