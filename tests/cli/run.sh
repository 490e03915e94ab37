#!/bin/bash
# The two programs as their users meet them: options, exit status, what is printed, what is written.
# shellcheck disable=SC2016 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
bin=${SPINDLE_BIN:?}
. tests/expect.sh

cat >"$world/sum.c" <<'E2'
#include <console.h>

int sum(const int *__counted_by(n) __scope p, u32 n)
{
    int total = 0;
    for (u32 i = 0; i < n; i++)
        total += p[i];
    return total;
}

int main(int argc, str_t *__array argv)
{
    int numbers[3] = {1, 2, 3};
    console_print(console_open(), "%d\n", sum(numbers, 3));
    return 0;
}
E2
sed 's/total += p\[i\]/total += missing/' "$world/sum.c" >"$world/bad.c"
printf '#include <spin/safe.h>\n#if LIMIT == 7\nconst int x = LIMIT;\n#else\n#error LIMIT\n#endif\n' >"$world/limit.c"

# --- spinc -------------------------------------------------------------------------------------------

run "$bin/spinc" --help
expect 'spinc --help' 'exits 0' 'prints --backend' 'prints --emit' 'prints --explain' '[ ! -s "$world/err" ]'
run "$bin/spinc" --version
expect 'spinc --version' 'exits 0' 'prints spinc' '[ "$(wc -l <"$world/out")" -le 3 ]'
run "$bin/spinc"
expect 'spinc without a file: usage' 'exits 2' 'says usage'
run "$bin/spinc" --nonsense "$world/sum.c"
expect 'spinc: unknown option' 'exits 2' 'says nonsense'
run "$bin/spinc" --backend=gcc "$world/sum.c"
expect 'spinc: unknown back end' 'exits 2' 'says gcc'
run "$bin/spinc" -o
expect 'spinc: option without its argument' 'exits 2' 'says "usage: no argument for -o;"' '[ "$(wc -l <"$world/err")" = 1 ]'
run "$bin/spinc" -gq "$world/sum.c"
expect 'spinc: unknown letter' 'exits 2' 'says "usage: no option -q;"'
run "$bin/spinc" -MF "$world/none.d" --check "$world/sum.c"
expect 'spinc: -MF without -MMD' 'exits 2' 'says MMD' '[ ! -e "$world/none.d" ]'

for options in --backend=tcc --backend=clang '--backend=clang -O0' '--backend=clang -O2' ''; do
    rm -f "$world/sum.o"
    # shellcheck disable=SC2086
    run "$bin/spinc" $options -o "$world/sum.o" "$world/sum.c"
    expect "spinc ${options:-by default}: an object, nothing said" 'exits 0' quiet '[ -s "$world/sum.o" ]'
    run objdump -d "$world/sum.o"
    expect "objdump reads it ($options)" 'exits 0' 'prints main'
    run nm "$world/sum.o"
    expect "nm reads it ($options)" 'exits 0'
done

"$bin/spinc" --backend=clang -O2 -o "$world/optimised.o" "$world/sum.c"
run cmp "$world/optimised.o" "$world/sum.o"
expect 'spinc: the default is clang -O2' 'exits 0'
"$bin/spinc" --backend=clang -O0 -o "$world/plain.o" "$world/sum.c"
run cmp "$world/plain.o" "$world/sum.o"
expect 'spinc: -O0 is another object' 'exits 1'
run "$bin/spinc" -O1 -o "$world/sum.o" "$world/sum.c"
expect 'spinc: no other level' 'exits 2' '[ "$(wc -l <"$world/err")" = 1 ]'
expect 'the development key is for its owner alone' '[ "$(stat -c %a "$bin/../keys/secret")" = 600 ]'

(cd "$world" && "$bin/spinc" --backend=tcc sum.c limit.c -DLIMIT=7 >out 2>err)
status=$?
expect 'spinc: several files, objects beside them' 'exits 0' '[ -s "$world/sum.o" ]' '[ -s "$world/limit.o" ]'
(cd "$world" && "$bin/spinc" --backend=tcc bad.c sum.c nowhere.c limit.c -DLIMIT=7 -I none >out 2>err)
status=$?
expect 'spinc: of several files some are refused' 'exits 1' 'says "bad.c:7"' 'says "nowhere.c"' \
    '[ ! -e "$world/bad.o" ]' '[ -s "$world/limit.o" ]'

# Requests to a server: arguments end with a NUL, a request with another.
"$bin/spinc" --backend=tcc -DX -o "$world/single.o" "$world/sum.c"
printf '%s\0' --backend=tcc -o "$world/served.o" -DX "$world/sum.c" '' --check "$world/bad.c" '' --nonsense '' \
    --serve '' --emit=c "$world/sum.c" '' --backend=tcc -o "$world/served.o" -DX "$world/sum.c" '' |
    "$bin/spinc" --serve >"$world/out" 2>"$world/err"
status=$?
expect 'spinc --serve: answers, and nothing else on standard output' 'exits 0' \
    '[ "$(echo $(cat "$world/out"))" = "0 1 2 2 0 0" ]' 'says "bad.c:7"' 'says "no option --nonsense"' \
    'says "--serve stands alone"' 'grep -q "^int32_t\|sum" "$world/err"' 'cmp -s "$world/single.o" "$world/served.o"'
printf '%s\0' --check "$world/sum.c" | "$bin/spinc" --serve >"$world/out" 2>"$world/err"
status=$?
expect 'spinc --serve: a request without an end is not done' 'exits 0' quiet
run "$bin/spinc" --serve "$world/sum.c"
expect 'spinc --serve: stands alone' 'exits 2'

run "$bin/spinc" --diagnostics=json --check "$world/bad.c" "$world/sum.c"
expect 'spinc --diagnostics=json: a line for each' 'exits 1' '[ "$(wc -l <"$world/err")" = 1 ]' \
    'grep -q "^{.*\"line\":7,.*\"code\":\"C-01\".*}$" "$world/err"'
run "$bin/spinc" --diagnostics=sarif --check "$world/bad.c" "$world/sum.c" "$world/bad.c"
expect 'spinc --diagnostics=sarif: one log of all' 'exits 1' '[ "$(grep -c 2.1.0 "$world/err")" = 1 ]' \
    '[ "$(grep -c "\"ruleId\": \"C-01\"" "$world/err")" = 2 ]'
run "$bin/spinc" --diagnostics=sarif --check "$world/sum.c"
expect 'spinc --diagnostics=sarif: nothing found' 'exits 0' 'says results'
run "$bin/spinc" --diagnostics=xml --check "$world/sum.c"
expect 'spinc --diagnostics: no other form' 'exits 2' '[ "$(wc -l <"$world/err")" = 1 ]'

run "$bin/spinc" --time --check "$world/sum.c"
expect 'spinc --time: passes, and the steps of the first' 'exits 0' 'says preprocess' 'says "load clang"' \
    'says check'

run "$bin/spinc" --check -DLIMIT=8 "$world/limit.c"
expect 'spinc -D' 'exits 1'
run "$bin/spinc" --check -DLIMIT=7 -ULIMIT "$world/limit.c"
expect 'spinc -U' 'exits 1'

# Several sources of one module.
printf '#include <spin/safe.h>\nmodule(pair);\nint twice(int n);\nextern int calls;\n' >"$world/pair.h"
printf '#include "pair.h"\nint calls;\nint twice(int n) { calls++; return 2 * n; }\n' >"$world/twice.c"
printf '#include <console.h>\n#include "pair.h"\nint main(int argc, str_t *__array argv)\n{\n    console_print(console_open(), "%%d %%d\\n", twice(twice(3)), calls);\n    return 0;\n}\n' >"$world/pair.c"
for back_end in tcc clang; do
    run "$bin/spinc" --backend=$back_end -MMD -o "$world/pair.o" "$world/pair.c" "$world/twice.c"
    expect "$back_end: two sources, one object" 'exits 0' quiet 'grep -q twice.c "$world/pair.d"' 'grep -q pair.h "$world/pair.d"'
    run "$bin/spindle" run "$world/pair.o"
    expect "$back_end: it runs" 'exits 0' 'prints "12 2"'
    mkdir -p "$world/elsewhere"
    cp "$world"/pair.[ch] "$world/twice.c" "$world/elsewhere"
    (cd "$world/elsewhere" && "$bin/spinc" --backend=$back_end -o pair.o pair.c twice.c)
    (cd "$world" && "$bin/spinc" --backend=$back_end -o pair.o pair.c twice.c)
    run cmp "$world/pair.o" "$world/elsewhere/pair.o"
    expect "$back_end: the same object of two sources in another folder" 'exits 0'
done
run "$bin/spindle" run "$world/pair.c+$world/twice.c"
expect 'spindle run: sources of one module' 'exits 0' 'prints "12 2"'
printf 'load %s+%s\nrun pair\n' "$world/pair.c" "$world/twice.c" >"$world/script"
"$bin/spindle" shell <"$world/script" >"$world/out" 2>"$world/err"
status=$?
expect 'spindle shell: sources of one module' 'exits 0' 'prints "12 2"'
run "$bin/spindle" run "$world/pair.c+$world/none.c"
expect 'spindle run: a source that is not there' 'exits 1' 'says none.c'
cp "$world/sum.c" "$world/odd.c+name.c"
run "$bin/spindle" run "$world/odd.c+name.c"
expect 'spindle run: a file of such a name is that file' 'exits 0' 'prints 6'
run "$bin/spinc" --check "$world/pair.c"
expect 'spinc: one source alone lacks what the other defines' 'exits 1' 'says MOD-09' 'says "A.c B.c"'
run "$bin/spinc" -o "$world/two.o" "$world/sum.c" "$world/sum.c"
expect 'spinc: a source twice' 'exits 2' 'says twice' '[ ! -e "$world/two.o" ]'
run "$bin/spinc" -o "$world/two.o" "$world/sum.c" "$world/bad.c"
expect 'spinc: two mains, and a mistake in one' 'exits 1' 'says "bad.c:7"' '[ ! -e "$world/two.o" ]'
run "$bin/spinc" -o "$world/two.o" "$world/pair.c" "$world/sum.c"
expect 'spinc: two mains' 'exits 1' 'says MOD-14' '[ ! -e "$world/two.o" ]'
run "$bin/spinc" -o "$world/two.o" "$world/sum.c" "$world/none.c" "$world/pair.h"
expect 'spinc: a source that is not there, one that is none' 'exits 1' 'says none.c' 'says "does not end in .c"' \
    '[ ! -e "$world/two.o" ]'
cp "$world/sum.c" "$world/kept.c"
run "$bin/spinc" --backend=tcc -o "$world/kept.c" "$world/twice.c" "$world/kept.c"
expect 'spinc: no source is overwritten' 'exits 1' 'cmp -s "$world/sum.c" "$world/kept.c"'
run "$bin/spinc" -MMD -MF "$world/two.d" "$world/sum.c" "$world/twice.c"
expect 'spinc: one rule for two objects' 'exits 2' '[ ! -e "$world/two.d" ]'
run "$bin/spinc" --emit=interface -o "$world/two.h" "$world/pair.h" "$world/limit.c"
expect 'spinc --emit=interface: one header' 'exits 2'
printf '%s\0' --backend=tcc -o "$world/served.o" "$world/pair.c" "$world/twice.c" '' | "$bin/spinc" --serve >"$world/out"
"$bin/spinc" --backend=tcc -o "$world/pair.o" "$world/pair.c" "$world/twice.c"
expect 'spinc --serve: sources of one module' '[ "$(cat "$world/out")" = 0 ]' 'cmp -s "$world/pair.o" "$world/served.o"'
rm -r "$world/elsewhere"

rm -f "$world"/*.o
run "$bin/spinc" --check "$world/sum.c"
expect 'spinc --check: no object' 'exits 0' quiet '[ -z "$(find "$world" -name "*.o")" ]'
run "$bin/spinc" --backend=tcc -o "$world/bad.o" "$world/bad.c"
expect 'spinc: a diagnostic with its line, a caret and its code' 'exits 1' \
    'grep -qE "bad.c:7:[0-9]+: error: .*missing.* \[[A-Z]+-[0-9]+\]$" "$world/err"' \
    'grep -q "total += missing" "$world/err"' 'grep -qE "^ *\| *\^" "$world/err"' '[ ! -e "$world/bad.o" ]'

run "$bin/spinc" --emit=c "$world/sum.c"
expect 'spinc --emit=c' 'exits 0' 'prints "#line"' 'prints fault'
cp "$world/out" "$world/sum.lowered"
run "$bin/spinc" --backend=tcc --emit=c "$world/sum.c"
expect 'the lowered C is the same text for both back ends' 'cmp -s "$world/out" "$world/sum.lowered"'
run "$bin/spinc" --emit=asm "$world/sum.c"
expect 'spinc --emit=asm' 'exits 0' 'prints ret'
sed 's/total += p\[i\]/total += p[p[i]]/' "$world/sum.c" >"$world/data.c"
run "$bin/spinc" --emit=checks "$world/data.c"
expect 'spinc --emit=checks: the source, with checks under its lines' 'exits 0' 'prints "total += p[p[i]];"' \
    'grep -A2 "total += p" "$world/out" | grep -q bounds'
run "$bin/spinc" --dump=check --check "$world/sum.c"
expect 'spinc --dump=PASS' 'exits 0' 'says total'
passes=$("$bin/spinc" --help | sed -n 's/.*--dump=PASS .*: //p')
expect 'spinc --help names the passes' '[ "$(wc -w <<<"$passes")" = 14 ]'
rm -f "$world/sum.o"
for pass in $passes; do
    run "$bin/spinc" --backend=tcc --dump="$pass" -o "$world/sum.o" "$world/sum.c"
    expect "spinc --dump=$pass" 'exits 0' 'prints main' 'prints sum' '[ -s "$world/sum.o" ]'
    rm -f "$world/sum.o"
done
run "$bin/spinc" --backend=tcc --without=elide --without=reuse -o "$world/sum.o" "$world/sum.c"
expect 'spinc --without=PASS' 'exits 0' '[ -s "$world/sum.o" ]'
run "$bin/spinc" --without=check "$world/sum.c"
expect 'a pass that is needed is not left out' 'exits 2' 'says check'

run "$bin/spinc" --dump=nonsense "$world/sum.c"
expect 'spinc --dump: unknown pass' 'exits 2'
run "$bin/spinc" --time --backend=tcc -o "$world/sum.o" "$world/sum.c"
expect 'spinc --time' 'exits 0' 'says parse' 'says ms'
run "$bin/spinc" --backend=tcc -MMD -MF "$world/sum.d" -o "$world/sum.o" "$world/sum.c"
expect 'spinc -MMD -MF' 'exits 0' 'grep -q "sum.o:" "$world/sum.d"' 'grep -q "sum.c" "$world/sum.d"' \
    'grep -q "console.h" "$world/sum.d"'
mkdir "$world/made"
run "$bin/spinc" --backend=tcc -MMD -o "$world/made/other.o" "$world/sum.c"
expect 'spinc -MMD: the rule lies beside the object' 'exits 0' 'grep -q "made/other.o:" "$world/made/other.d"'

for code in $(sed -n 's/^### \([A-Z]*-[0-9]*\).*/\1/p' docs/language.md | head -5); do
    run "$bin/spinc" --explain "$code"
    expect "spinc --explain $code: the paragraph of docs/language.md" 'exits 0' "prints $code" \
        '[ "$(wc -w <"$world/out")" -gt 10 ]'
done
run "$bin/spinc" --explain XYZ-99
expect 'spinc --explain: unknown code' 'exits 2' 'says XYZ-99'

# --- Reproducible ------------------------------------------------------------------------------------

mkdir "$world/a" "$world/b"
for back_end in tcc clang; do
    for folder in a b; do
        cp "$world/sum.c" "$world/$folder/"
        (cd "$world/$folder" && "$bin/spinc" --backend=$back_end sum.c)
    done
    run cmp "$world/a/sum.o" "$world/b/sum.o"
    expect "$back_end: the same object in another folder" 'exits 0'
    "$bin/spinc" --backend=$back_end -o "$world/again.o" "$world/a/sum.c"
    run cmp "$world/a/sum.o" "$world/again.o"
    expect "$back_end: the same object by another path" 'exits 0'
    run grep -c -a -e "$world" -e "$PWD" "$world/again.o"
    expect "$back_end: no path of this machine inside" 'exits 1'
done

# --- spindle -----------------------------------------------------------------------------------------

if [ -x "$bin/spindle" ]; then
    run "$bin/spindle" --help
    expect 'spindle --help' 'exits 0' 'prints run' 'prints inspect' 'prints key' 'prints shell'
    run "$bin/spindle" --version
    expect 'spindle --version' 'exits 0' 'prints spindle'
    run "$bin/spindle"
    expect 'spindle without a command: usage' 'exits 2' 'says usage'
    run "$bin/spindle" nonsense
    expect 'spindle: unknown command' 'exits 2' 'says nonsense'
    run "$bin/spindle" run
    expect 'spindle run without a file' 'exits 2'
    run "$bin/spindle" run "$world/sum.o"
    expect 'spindle run OBJECT' 'exits 0' '[ "$(cat "$world/out")" = 6 ]'
    run "$bin/spindle" run "$world/sum.c"
    expect 'spindle run SOURCE' 'exits 0' '[ "$(cat "$world/out")" = 6 ]'
    run "$bin/spindle" run "$world/sum.o" --entry nowhere
    expect 'spindle run --entry: no such procedure' 'exits 1' 'says nowhere'
    run "$bin/spindle" run samples/demo/faults.c --entry never_returns --limit 50
    expect 'spindle run --limit ends a loop' 'exits 3' 'says "fault: time"'
    run "$bin/spindle" run samples/01-hello/hello.c -- one
    expect 'spindle run -- arguments' 'exits 0' 'prints "argument 1: one"'
    run "$bin/spindle" inspect "$world/sum.o"
    expect 'spindle inspect' 'exits 0' 'prints sum' 'prints console_print' 'prints __counted_by'
    run "$bin/spindle" inspect --json "$world/sum.o"
    cp "$world/out" "$world/sum.json"
    run python3 -m json.tool "$world/sum.json"
    expect 'spindle inspect --json' 'exits 0'
    # A user's own key: made, found, trusted, refused when others can read it, revoked.
    own=$world/own installed=$world/installed
    mkdir -p "$installed"
    mkdir "$installed/build"
    cp -r "$bin" "$bin/../include" "$bin/../share" "$installed/build/"
    run env XDG_CONFIG_HOME="$own" "$installed/build/bin/spinc" -o "$world/own.o" "$world/sum.c"
    expect 'an installed spinc without a key' 'exits 1' 'says secret' '[ ! -e "$world/own.o" ]'
    run env XDG_CONFIG_HOME="$own" "$bin/spindle" key new somebody
    expect 'spindle key new' 'exits 0' '[ "$(stat -c %a "$own/spindle/secret")" = 600 ]'
    run env XDG_CONFIG_HOME="$own" "$installed/build/bin/spinc" -o "$world/own.o" "$world/sum.c"
    expect 'an installed spinc finds the key of its user' 'exits 0'
    run env XDG_CONFIG_HOME="$own" "$bin/spindle" run "$world/own.o"
    expect 'the kernel trusts the key of its user' 'exits 0'
    run env XDG_CONFIG_HOME="$world/empty" "$bin/spindle" run "$world/own.o"
    expect 'and no other' 'exits 1' 'says "not trusted"'
    chmod 644 "$own/spindle/secret"
    run env XDG_CONFIG_HOME="$own" "$installed/build/bin/spinc" -o "$world/other.o" "$world/sum.c"
    expect 'a key that others can read is refused' 'exits 1' 'says "chmod 600"' '[ ! -e "$world/other.o" ]'
    run env XDG_CONFIG_HOME="$own" "$bin/spindle" key revoke somebody
    expect 'spindle key revoke' 'exits 0'
    run env XDG_CONFIG_HOME="$own" "$bin/spindle" run "$world/own.o"
    expect 'an object of a revoked key is refused' 'exits 1' 'says revoked'

    # The header that inspect rebuilds from a user's object has the fingerprints of the original.
    cat >"$world/rich.h" <<'END'
#pragma once
#include <spin/safe.h>
struct rich;
struct pair { int x; u8 tag[3]; struct pair *next; const u32 *__counted_by(n) keys; u32 n; };
struct rich *rich_open(const char *__cstr name, u32 flags[4], void *__nullable context);
int rich_sum(struct rich *r, const struct pair *__counted_by(n) __scope p, size_t n, u64 mask);
u8 *__counted_by(n * 2 + 1) rich_bytes(const struct rich *r, u32 n);
const char *rich_name(struct rich *__nullable r, struct pair *__array pairs);
void rich_print(struct rich *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
END
    cat >"$world/user.c" <<'END'
#include <rich.h>
const char *use(void)
{
    struct rich *r = rich_open("x", new_array(u32, 4), 0);
    struct pair *__array pairs = new_array(struct pair, 2);
    rich_print(r, "%d %u\n", rich_sum(r, pairs, 2, 3), rich_bytes(r, 1)[0]);
    return rich_name(r, pairs);
}
END
    mkdir "$world/anew"
    for back_end in tcc clang; do
        run "$bin/spinc" --backend=$back_end -I "$world" -o "$world/user.o" "$world/user.c"
        expect "$back_end: a user of an interface" 'exits 0'
        run "$bin/spindle" inspect --header=rich "$world/user.o"
        cp "$world/out" "$world/anew/rich.h"
        for folder in . anew; do
            "$bin/spinc" --emit=interface -o "$world/$folder/rich.tables" "$world/$folder/rich.h"
            grep -oE '_strings \+ [0-9]+, \{"[\\0-9]+"\}, [0-9]+, rich_members' "$world/$folder/rich.tables" |
                grep -o '{.*}' | sort >"$world/$folder/rich.fingerprints"
        done
        run cmp "$world/rich.fingerprints" "$world/anew/rich.fingerprints"
        expect "$back_end: inspect rebuilds the interface" 'exits 0' \
            '[ "$(wc -l <"$world/rich.fingerprints")" = 5 ]'
    done
    printf 'help\nload %s\ndomains\nnonsense\nstats\n' "$world/sum.o" >"$world/script"
    "$bin/spindle" shell <"$world/script" >"$world/out" 2>"$world/err"
    status=$?
    expect 'spindle shell goes on after a line it does not know' 'says nonsense' 'prints sum'
    printf 'load %s as one\nload %s as none\nload %s as two\ninitialise one\ninitialise two\nrun one\nrun two\n' \
        "$world/sum.c" "$world/bad.c" "$world/sum.c" >"$world/script"
    "$bin/spindle" shell <"$world/script" >"$world/out" 2>"$world/err"
    status=$?
    expect 'spindle shell compiles one source after the other' 'exits 1' 'says "bad.c:7"' \
        '[ "$(grep -cx 6 "$world/out")" = 2 ]'

    run ldd "$bin/spindle"
    expect 'spindle holds no compiler' 'exits 0' 'prints libc.so' '! prints clang' '! prints LLVM' '! prints tcc'
    nm "$bin/spindle" >"$world/out" 2>"$world/err"
    expect 'spindle cannot sign' 'prints crypto_sign' '! prints crypto_sign_detached' '! prints crypto_sign_ed25519_detached' \
        '! grep -qE " T (tcc_|clang_)" "$world/out"'
    . tests/cli/limits.sh
    . tests/cli/inspect.sh
    . tests/cli/keys.sh
    . tests/cli/session.sh
fi
run ldd "$bin/spinc"
expect 'spinc itself does not load libclang' 'prints libc.so' '! prints clang' '! prints LLVM'
finish
