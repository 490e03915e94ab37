#!/bin/bash
# docs/status.md: every row has a known state, and every test it names exists.
cd "$(dirname "$0")/../.." || exit 2
awk -F '[ ]*[|][ ]*' '
function complain(what_is_wrong) {
    print FILENAME ":" FNR ": " what_is_wrong
    bad = 1
}
/^\|/ && $2 != "behaviour" && $2 !~ /^-+$/ {
    if ($3 !~ /^(done|refused|missing)$/)
        complain("state is \"" $3 "\", not done, refused or missing")
    n = split($4, tests, "[, ]+")
    if ($3 != "missing" && n == 0)
        complain("no test for: " $2)
    for (i = 1; i <= n; i++)
        if (tests[i] != "" && system("test -e " tests[i]) != 0)
            complain("no such test: " tests[i])
    rows++
}
END {
    if (!rows)
        complain("no rows")
    exit bad
}' docs/status.md
