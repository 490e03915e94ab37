#!/bin/bash
# libFuzzer on parsers of ours: tests/fuzz/parsers/run.sh [SECONDS [NAME...]]   (for each; default 20)
# The files that parse are compiled with its counters, the rest comes from the build. An input that fails is kept
# in build/fuzz and named with the command that repeats it.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../../.." || exit 2
seconds=${1:-20} here=tests/fuzz/parsers out=$PWD/build/fuzz/parsers
shift
library=/usr/lib/llvm-19/lib/libFuzzer.a
[ -e $library ] || { echo "without libfuzzer-19-dev (build.sh setup dev)"; echo "0 passed, 0 failed, 1 skipped"; exit 0; }

declare -A parts=(
    [tokens]='compiler/parse/token.c compiler/parse/literal.c'
    [format]='runtime/format.c runtime/line.c'
    [object]='compiler/object/relocatable.c compiler/object/audit.c runtime/seal.c'
    [keys]='compiler/object/keys.c runtime/seal.c'
    [messages]='compiler/lsp_message.c'
    [wire]='compiler/parse/wire.c compiler/parse/wire_tree.c compiler/parse/wire_scalars.c compiler/ast_verify.c'
)
[ $# != 0 ] || set -- tokens format object keys messages wire
mkdir -p "$out"
compile=(clang-19 -g -O1 -std=gnu17 -D_GNU_SOURCE -w -I . -I compiler -I runtime/include -I $here -isystem /usr/lib/llvm-19/include
    "-DPRELUDE_DIR=\"$PWD/runtime/include\"" -fsanitize=fuzzer-no-link,undefined -fsanitize-trap=undefined)

# The counters are in the objects; libFuzzer has main.
build() {
    local name=$1 part objects=()
    for part in $here/$name.c ${parts[$name]}; do
        objects+=("$out/$name-${part//\//-}.o")
        "${compile[@]}" -c "$part" -o "${objects[-1]}" || return 1
    done
    clang-19 -o "$out/$name" "${objects[@]}" $library build/meson/compiler/libcompiler.a build/meson/compiler/spinc.p/*enabled.c.o \
        build/meson/runtime/libspinrt.a -lsodium -ltcc -lZydis -ljansson -lgc -ldl -lstdc++ -lm -lpthread
}

passed=0 failed=0
for name; do
    corpus=$out/corpus-$name
    mkdir -p "$corpus"
    : >"$out/$name.log"
    if build "$name" && (cd "$out" && nice "./$name" -max_total_time="$seconds" -timeout=60 -max_len=8192 -print_final_stats=1 \
        -artifact_prefix="$name-" "$corpus" "$OLDPWD/$here/corpus/$name") >"$out/$name.log" 2>&1; then
        passed=$((passed + 1))
        echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$out/$name.log") inputs"
    else
        failed=$((failed + 1))
        echo "FAILED: $name: $(grep -m 1 -E 'ERROR|error:' "$out/$name.log")"
        sed -n "s|.*written to \(.*\)$|    again: (cd build/fuzz/parsers \&\& ./$name \1)|p" "$out/$name.log"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
