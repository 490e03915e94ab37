#!/bin/bash
# Every check that lowering inserts (compiler/lower/low_check.def) is missed by some case of this
# folder when it is dropped: else the check is untested, or its cases fault by luck.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")" || exit 2
bin=${SPINDLE_BIN:-$PWD/../../build/bin}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spindle-mutant.XXXXXX") object=$scratch/case.o
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# Not reachable by one module on its own.
untested=' CAPABILITY CAPABILITY_ENTRY '

# Whether the case, compiled with these options, ends with the fault its mark names.
faults() {
    local case=$1 kind text report
    shift
    kind=$(sed -n 's|.*// fault: \([a-z]*\).*|\1|p' "$case" | head -n 1)
    text=$(sed -n 's|.*// fault: [a-z]* "\([^"]*\)".*|\1|p' "$case" | head -n 1)
    "$bin/test/spinc-mutant" "$@" --key "$bin/../keys/secret" --backend=tcc -o "$object" "$case" ||
        exit 2
    report=$(timeout 20 "$bin/spindle" run "$object" 2>&1)
    [[ $report == *"fault: $kind: "*" '"*"$text"* ]]
}

while read -r check kind; do
    [[ $untested != *" $check "* ]] || continue
    missed=
    for case in $(grep -l "// fault: ${kind,,}\b" ./*.c); do
        if faults "$case" && ! faults "$case" --drop-check="$check"; then
            missed=$case
            break
        fi
    done
    if [ -n "$missed" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: no case misses the run-time check $check"
    fi
done < <(sed -n 's/^CHECK(\([A-Z_]*\), \([A-Z]*\),.*/\1 \2/p' ../../compiler/lower/low_check.def)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
