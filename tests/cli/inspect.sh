# Sourced by run.sh: what spindle inspect shows is enough to write the interfaces again.
# shellcheck shell=bash disable=SC2016,SC2154

# fingerprints OBJECT: of its interfaces, imports, exports and types
fingerprints() {
    "$bin/spindle" inspect --json "$1" | python3 -c '
import json, sys
tables = json.load(sys.stdin)
for row in tables["interfaces"]:
    print("interface", row["name"], row["fingerprint"])
for row in tables["imports"] + tables["exports"]:
    print(row["procedure"], row["fingerprint"])
for row in tables["types"]:
    print(row["name"], row["fingerprint"])'
}

# interfaces OBJECT: their names
interfaces() {
    fingerprints "$1" | sed -n 's/^interface \([^ ]*\) .*/\1/p'
}

# rebuilds SOURCE: with no header but those that inspect writes, the module compiles to the same
# interfaces, procedures and types. Beside the source they hide those of the kernel.
rebuilds() {
    local source=$1 name=${1##*/} interface
    rm -rf "$world/again"
    mkdir "$world/again"
    "$bin/spinc" --backend=tcc -I "${source%/*}" -o "$world/first.o" "$source"
    cp "$source" "$world/again/"
    for interface in $(interfaces "$world/first.o"); do
        "$bin/spindle" inspect "$world/first.o" --header="$interface" >"$world/again/$interface.h"
    done
    for interface in $(interfaces "$world/first.o"); do
        sed -i "s/#include <$interface.h>/#include \"$interface.h\"/" "$world"/again/*.[ch]
    done
    run "$bin/spinc" --backend=tcc -o "$world/second.o" "$world/again/$name"
    fingerprints "$world/first.o" >"$world/first"
    fingerprints "$world/second.o" >"$world/second"
    expect "inspect rebuilds every interface of $name" 'exits 0' 'grep -q ^interface "$world/first"' \
        'cmp "$world/first" "$world/second"' '[ -z "$(cat "$world/err")" ]'
}

for source in tests/cli/inspect/*.c tests/accept/*_of_interface.c samples/0[1-7]*/*.c; do
    grep -q '<spindle.h>' "$source" || rebuilds "$source"
done
"$bin/spinc" --backend=tcc -o "$world/first.o" tests/cli/inspect/kernel_user.c
interfaces "$world/first.o" >"$world/out"
for header in stdlib-ext/interfaces/*.h; do
    name=${header##*/}
    expect "inspect: $name is among the interfaces that are rebuilt" "prints ${name%.h}"
done

# torture FOLDER MODULE: the fingerprints of the interfaces that its object holds
torture() {
    "$bin/spinc" --backend=tcc -I "$1" -o "$world/first.o" "$1/torture_$2.c" && fingerprints "$world/first.o" | grep '^interface'
}

# The interface is one, whoever asks: those who use it and the one who implements it.
torture tests/cli/inspect user >"$world/user"
torture tests/cli/inspect maker >"$world/maker"
expect 'inspect: user and implementer have the same interface' 'cmp "$world/user" "$world/maker"' \
    '[ "$(wc -l <"$world/user")" = 2 ]'

# Not by luck: everything in a header counts.
mkdir "$world/changed"
for edit in 's/DEPTH_MID = 7/DEPTH_MID = 6/' 's/TONE_HIGH = 40/TONE_TALL = 40/' 's/ __must_check//' \
    's/    u32 : 7;//' 's/b : 5/b : 4/' 's/__plain header/header/;s/__plain tail/tail/' 's/(4 \* SPARE)/(4)/' \
    's/const u32 serial/u32 serial/' 's/f64 real/f64 imaginary/' 's/__nullable near/near/' 's/__functional //' \
    's/__ephemeral //' 's/u16 \*__array rows/u16 *rows/' 's/uint16_t half/int16_t half/' 's/__cstr //' \
    's/typedef const halves/typedef halves/' 's/__scope known, line_t/known, line_t/' 's/__sized_by(n - 1)/__sized_by(n)/' \
    's/ first, rest\[2\]/ first, rest[3]/' 's/const struct known \*const/struct known *const/' \
    's/UP = 18446744073709551615u/UP = 1/' 's/struct hidden;/struct hidden { u8 x; };/'; do
    cp tests/cli/inspect/*.h tests/cli/inspect/torture_user.c "$world/changed/"
    sed -i -z "$edit" "$world/changed/torture.h"
    torture "$world/changed" user >"$world/maker" 2>"$world/err"
    expect "inspect: after $edit it is another interface" '! cmp -s "$world/changed/torture.h" tests/cli/inspect/torture.h' \
        '[ "$(wc -l <"$world/maker")" = 2 ]' '! cmp -s "$world/user" "$world/maker"'
done

"$bin/spinc" -o "$world/counter.o" samples/02-counter/counter.c
run "$bin/spindle" inspect "$world/counter.o"
expect 'inspect shows every table' 'exits 0' 'prints "module      counter"' 'prints development, trusted' \
    'prints exports' 'prints counter_create' 'prints "reveals counter:counter"' 'prints "fault sites"' 'prints lines' \
    'prints "interface counter, implemented here"'
run "$bin/spindle" inspect "$world/counter.o" --header=nowhere
expect 'inspect: no such interface' 'exits 1' 'says nowhere'
run "$bin/spindle" inspect "$world/counter.o" --header=counter --json
expect 'inspect: one form at a time' 'exits 2'
run "$bin/spindle" inspect
expect 'inspect without a file' 'exits 2' 'says usage'
cp "$world/counter.o" "$world/broken.o"
printf 'X' | dd of="$world/broken.o" bs=1 seek=70 conv=notrunc status=none
run "$bin/spindle" inspect "$world/broken.o"
expect 'inspect: a broken seal' 'exits 1' 'says broken.o'

# Stack: a procedure's depth is its frame and the deepest of those it calls; of recursion, of other modules and
# of values nobody knows it.
cat >"$world/depth.c" <<'C'
#include <console.h>
typedef int action(int);
static int last(int n) { int a[100]; for (int i = 0; i < 100; i++) a[i] = n + i; return a[n % 100]; }
static int middle(int n) { return last(n) + last(n + 1); }
static int top(int n, u8 *__array p) { zero(p, 1); return middle(n) * last(n); }
static int again(int n) { return n ? again(n - 1) + 1 : 0; }
static int calls_again(int n) { return again(n) + 2; }
static int by_value(action *f, int n) { return f(n); }
static int tries(int n) { return failed(try_call(last, n)); }
static void outside(int n) { console_print(console_open(), "%d", n); }
int main(int argc, str_t *__array argv)
{
    outside(top(argc, new_array(u8, 1)) + calls_again(argc) + by_value(last, argc) + tries(argc));
    return 0;
}
C
for backend in tcc clang; do
    "$bin/spinc" --backend=$backend --without=inline -o "$world/depth.o" "$world/depth.c"
    run "$bin/spindle" inspect --json "$world/depth.o"
    expect "inspect: depth of the stack ($backend)" 'exits 0' 'python3 -c "
import json
rows = {row[\"name\"]: row for row in json.load(open(\"$world/out\"))[\"procedures\"]}
last, middle, top = rows[\"last\"], rows[\"middle\"], rows[\"top\"]
assert last[\"depth\"] == last[\"frame\"] > 400
assert middle[\"depth\"] == middle[\"frame\"] + last[\"depth\"]
assert top[\"depth\"] == top[\"frame\"] + middle[\"depth\"]
for name in \"again\", \"calls_again\", \"by_value\", \"tries\", \"outside\", \"main\":
    assert rows[name][\"depth\"] is None, name
"'
done
