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

# Compiles all programs with one back end, to $scratch/NAME/program_SEED.o.
compile() {
    local name=$1
    shift
    mkdir "$scratch/$name"
    (cd "$scratch/$name" && "$bin/spinc" "$@" "$scratch"/*.c) 2> "$scratch/$name/messages" ||
        head -n 20 "$scratch/$name/messages"
}

# The output of a program, in $scratch/NAME/program_SEED.
run() {
    timeout 30 "$bin/spindle" run "$scratch/$2/program_$1.o" > "$scratch/$2/program_$1" 2>&1
}

same() {
    local seed=$1 name
    gcc -w -O1 -fwrapv -Itests/plain -Iruntime/include -o "$scratch/plain.exe" "$scratch/program_$seed.c" &&
        timeout 30 "$scratch/plain.exe" > "$scratch/plain" || return 1
    for name in tcc O0 O2; do
        run "$seed" "$name" && cmp -s "$scratch/plain" "$scratch/$name/program_$seed" || return 1
    done
}

for ((seed = first; seed < first + count; seed++)); do
    "$bin/test/random-program" "$seed" > "$scratch/program_$seed.c"
done
compile tcc --backend=tcc
compile O0 --backend=clang -O0
compile O2 --backend=clang -O2
for ((seed = first; seed < first + count; seed++)); do
    if same "$seed"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: random program $seed"
        head -n 2 "$scratch/plain" "$scratch"/{tcc,O0,O2}/"program_$seed" 2> /dev/null
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
