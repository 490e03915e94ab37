#!/bin/bash
# Random programs mean the same with every back end and in plain C: lowered C leaves nothing open.
#   tests/random/run.sh [FIRST [COUNT]]
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2
bin=${SPINDLE_BIN:-$PWD/build/bin}
first=${1:-1} count=${2:-12}
scratch=$(mktemp -d "${TMPDIR:-/tmp}/spindle-random.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# Compiles and runs the program of the seed with one back end; its output stands in $scratch/NAME.
run() {
    local name=$1
    shift
    "$bin/spinc" "$@" -o "$scratch/$name.o" "$scratch/program.c" 2> "$scratch/$name" &&
        timeout 30 "$bin/spindle" run "$scratch/$name.o" > "$scratch/$name" 2>&1
}

same() {
    gcc -w -O1 -fwrapv -Itests/random/plain -o "$scratch/plain.exe" "$scratch/program.c" &&
        timeout 30 "$scratch/plain.exe" > "$scratch/plain" || return 1
    run tcc --backend=tcc && run O0 --backend=clang -O0 && run O2 --backend=clang -O2 || return 1
    cmp -s "$scratch/plain" "$scratch/tcc" && cmp -s "$scratch/plain" "$scratch/O0" &&
        cmp -s "$scratch/plain" "$scratch/O2"
}

for ((seed = first; seed < first + count; seed++)); do
    "$bin/test/random-program" "$seed" > "$scratch/program.c"
    if same; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: random program $seed"
        head -n 2 "$scratch"/{plain,tcc,O0,O2} 2> /dev/null
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
