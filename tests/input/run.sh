#!/bin/bash
# Bad input: whatever is wrong with a file, spinc and spindle say so in one line that names it, exit
# as documented, leave nothing half-written, and neither crash nor hang.
# shellcheck disable=SC2016 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
bin=${SPINDLE_BIN:?}
. tests/expect.sh
limit=20
good='int main(int argc, str_t *__array argv) { return 0; }'

# Only root can become somebody else; somebody else cannot read a file without permissions anyway.
as_nobody=()
[ "$(id -u)" != 0 ] || as_nobody=(env -u HOME -u XDG_CONFIG_HOME setpriv --reuid=65534 --regid=65534 --clear-groups)

errors() { [ "$(grep -c ': error: \|^spinc: \|^spindle: ' "$world/err")" = "$1" ]; }
one_line() { [ "$(wc -l <"$world/err")" = 1 ]; }
no_object() { [ ! -e "$world/out.o" ] && [ -z "$(find "$world" -name '*.o.*' -o -name '*.tmp*')" ]; }

# spinc refuses a source: status 1, one line that holds NAME, no object.
refuses() {
    local what=$1 name=$2
    shift 2
    rm -f "$world/out.o"
    run "$bin/spinc" --backend=tcc -o "$world/out.o" "$@"
    expect "spinc: $what" 'exits 1' 'errors 1' "says '$name'" no_object
}

refuses_in_a_line() {
    local what=$1
    refuses "$@"
    expect "spinc: $what: one line" one_line
}

source_file() {
    cat >"$world/$1"
}

# --- Files ---------------------------------------------------------------------------------------

refuses_in_a_line 'a file that is not there' nowhere.c "$world/nowhere.c"
mkdir "$world/folder.c"
refuses_in_a_line 'a folder' folder.c "$world/folder.c"
: >"$world/empty.c"
refuses_in_a_line 'an empty file' empty.c "$world/empty.c"
printf '#include <spin/safe.h>\n/* \377\376 */ int x;\n' >"$world/latin.c"
refuses 'a file that is not UTF-8' latin.c "$world/latin.c"
printf '#include <spin/safe.h>\nint x\0y;\n' >"$world/nul.c"
refuses 'a NUL in the source' nul.c "$world/nul.c"
{ printf '\357\273\277'; printf '#include <spin/safe.h>\n%s\n' "$good"; } >"$world/mark.c"
refuses 'a byte order mark' mark.c "$world/mark.c"
expect 'spinc: a byte order mark is called so' 'says "byte order mark"'
printf '/* \342\200\256 */ int x;\n' >"$world/turned.c"
refuses 'text that an editor shows in another order' turned.c "$world/turned.c"
cp "$bin/spinc" "$world/program.c"
refuses 'a program as source' program.c "$world/program.c"
ln -s turning.c "$world/turning.c"
refuses_in_a_line 'a link to itself' turning.c "$world/turning.c"
cp LICENSE "$world/thing.o"
refuses_in_a_line 'an object as source' thing.o "$world/thing.o"
mkfifo "$world/pipe.c"
refuses_in_a_line 'a pipe' pipe.c "$world/pipe.c"
refuses_in_a_line 'a device' /dev/zero /dev/zero

source_file secret.c <<<"$good"
chmod 755 "$world"
chmod 000 "$world/secret.c"
mkdir -m 777 "$world/open"
run "${as_nobody[@]}" "$bin/spinc" --backend=tcc -o "$world/open/out.o" "$world/secret.c"
expect 'spinc: a file without permission' 'exits 1' one_line 'says secret.c' '[ ! -e "$world/open/out.o" ]'

# --- Sources that are too much --------------------------------------------------------------------

{ echo '#include <spin/safe.h>'; yes '/* padding padding padding padding padding padding padding */' | head -c 5000000; echo "$good"; } >"$world/large.c"
run "$bin/spinc" --backend=tcc -o "$world/out.o" "$world/large.c"
expect 'spinc: a source of 5 MB is compiled or refused' '[ "$status" = 0 ] || { exits 1 && errors 1; }'

# One function; OPEN and CLOSE are repeated 10,000 times around INNER.
nested() {
    awk -v open="$1" -v inner="$2" -v close_="$3" -v n=10000 'BEGIN {
        print "#include <spin/safe.h>\nint f(int x) {"
        for (i = 0; i < n; i++) printf "%s", open
        printf "%s", inner
        for (i = 0; i < n; i++) printf "%s", close_
        print "return x; }"
    }'
}
nested '(' x ')' | sed 's/^(/return (/; s/)return x/); return x/' >"$world/parentheses.c"
refuses '10,000 nested parentheses' parentheses.c "$world/parentheses.c"
nested '{' 'x++;' '}' >"$world/blocks.c"
refuses '10,000 nested blocks' blocks.c "$world/blocks.c"
awk 'BEGIN { printf "#include <spin/safe.h>\nint f(int x) { return x"; for (i = 0; i < 100000; i++) printf " + x"; print "; }" }' >"$world/sum.c"
run "$bin/spinc" --backend=tcc -o "$world/out.o" "$world/sum.c"
expect 'spinc: 100,000 operands' '[ "$status" = 0 ] || { exits 1 && errors 1; }'

# long NAME COUNT TEXT WHAT LAST: a source of TEXT COUNT times between WHAT and LAST
long() {
    awk -v n="$2" -v text="$3" -v first="$4" -v last="$5" 'BEGIN {
        printf "#include <spin/safe.h>\n%s", first
        for (i = 0; i < n; i++) { t = text; gsub(/@/, i, t); printf "%s", t }
        print last }' >"$world/$1"
}
long bound.c 20000 ' + n' 'int f(int *__counted_by(n' ') p, int n) { return 0; }'
refuses 'a bound of 20,000 operands' bound.c "$world/bound.c"
long digits.c 5000 1 'const double x = 0.' ';'
refuses 'a number of 5,000 digits' digits.c "$world/digits.c"
long labels.c 5000 'goto l@; l@: ;\n' 'int f(int x) {' 'return x; }'
refuses '5,000 labels' labels.c "$world/labels.c"
long braces.c 10000 '{' 'static int a[1] = ' '1;'
refuses '10,000 nested braces' braces.c "$world/braces.c"
long casts.c 10000 '(int)' 'int f(int x) { return ' 'x; }'
refuses '10,000 casts' casts.c "$world/casts.c"
{
    echo '#define a0 x x x x x x x x x x'
    for i in 1 2 3 4 5 6 7 8 9; do echo "#define a$i a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1)) a$((i - 1))"; done
    echo 'int f(void) { return a9; }'
} >"$world/bomb.c"
refuses 'a macro bomb' bomb.c "$world/bomb.c"

# --- Includes --------------------------------------------------------------------------------------

includes() {
    local what=$1 name=$2
    printf '#include <spin/safe.h>\n#include %s\n%s\n' "$name" "$good" >"$world/main.c"
    refuses "$what" "${name:1:-1}" -I "$world" "$world/main.c"
}

echo '#include "loop.h"' >"$world/loop.h"
includes 'an include loop' '"loop.h"'
includes 'an absolute include' '"/etc/passwd"'
includes 'an include out of the path' '"../../../../../../etc/passwd"'
mkdir "$world/sub"
echo 'int hidden;' >"$world/hidden.h"
printf '#include <spin/safe.h>\n#include "../hidden.h"\n%s\n' "$good" >"$world/sub/main.c"
refuses 'an include with ..' hidden.h "$world/sub/main.c"
echo '#include "self.c"' >"$world/self.c"
refuses 'a source that includes itself' self.c "$world/self.c"
mkfifo "$world/pipe.h"
includes 'a pipe as include' '"pipe.h"'
ln -s /dev/zero "$world/zero.h"
includes 'a device as include' '"zero.h"'
ln -s /etc/passwd "$world/passwd.h"
includes 'a link out of the import path' '"passwd.h"'
mkdir "$world/folder.h"
includes 'a folder as include' '"folder.h"'
includes 'an include that is not there' '"nowhere.h"'
includes 'a standard header that is not ours' '<stdio.h>'
expect 'spinc: the message says what to use instead' 'says console'

# --- Output ----------------------------------------------------------------------------------------

source_file good.c <<<"#include <spin/safe.h>
$good"

# spinc cannot write: status 1, one line that holds NAME.
cannot_write() {
    local what=$1 name=$2
    shift 2
    run "$@"
    expect "spinc: $what" 'exits 1' one_line "says '$name'"
}

for back_end in tcc clang; do
    cannot_write "$back_end: no space for the output" /dev/full "$bin/spinc" --backend=$back_end -o /dev/full "$world/good.c"
    expect "spinc: $back_end: the device is still there" '[ -c /dev/full ]'
    echo old >"$world/old.o"
    cannot_write "$back_end: a limit on the size of files" old.o \
        bash -c 'ulimit -f 1; trap "" XFSZ; exec "$@"' - "$bin/spinc" --backend=$back_end -o "$world/old.o" "$world/good.c"
    expect "spinc: $back_end: the old output stays" '[ "$(cat "$world/old.o")" = old ]'
    cannot_write "$back_end: a folder that is not there" nowhere "$bin/spinc" --backend=$back_end -o "$world/nowhere/out.o" "$world/good.c"
    cannot_write "$back_end: a folder as output" folder.h "$bin/spinc" --backend=$back_end -o "$world/folder.h" "$world/good.c"
done
mkdir -m 555 "$world/closed"
"$bin/spindle" key new --directory "$world/theirs" >"$world/out"
[ "$(id -u)" != 0 ] || chown -R 65534:65534 "$world/theirs"
if "${as_nobody[@]}" test -r "$PWD/runtime/include/spin/safe.h"; then
    cannot_write 'a folder without permission' closed "${as_nobody[@]}" "$bin/spinc" --key "$world/theirs/secret" --backend=tcc -o "$world/closed/out.o" "$world/good.c"
    echo old >"$world/open/kept.o"
    chmod 444 "$world/open/kept.o"
    cannot_write 'an output without permission' kept.o "${as_nobody[@]}" "$bin/spinc" --key "$world/theirs/secret" --backend=tcc -o "$world/open/kept.o" "$world/good.c"
    expect 'spinc: and it stays' '[ "$(cat "$world/open/kept.o")" = old ]'
else
    echo "not tried: a folder without permission (another user cannot read this tree)"
fi
# A result never takes the place of a source, by whatever name.
printf '#include "loss.h"\n%s\n' "$good" >"$world/loss.c"
printf '#include <spin/safe.h>\n' >"$world/loss.h"
ln -s loss.c "$world/link.o"
cp "$world/loss.c" "$world/loss.kept"
while read -r output options; do
    # shellcheck disable=SC2086 # options
    cannot_write "the output is a source: $options $output" "$output" \
        "$bin/spinc" --backend=tcc ${options/OBJECT/$world/lost.o} "$world/$output" "$world/loss.c"
    expect "spinc: and is still there: $options $output" 'cmp -s "$world/loss.c" "$world/loss.kept"' \
        '[ "$(wc -c <"$world/loss.h")" = 23 ]' '[ ! -e "$world/lost.o" ]'
done <<'E2'
loss.c -o
loss.h -o
link.o -o
loss.c --emit=c -o
loss.h -MMD -o OBJECT -MF
E2
run "$bin/spinc" -MMD -MF "$world/lost.o" -o "$world/lost.o" "$world/loss.c"
expect 'spinc: object and make rule in one file' 'exits 2' one_line 'says lost.o' '[ ! -e "$world/lost.o" ]'
cannot_write 'a make rule that cannot be written' nowhere "$bin/spinc" --backend=tcc -MMD -MF "$world/nowhere/x.d" -o "$world/lost.o" "$world/loss.c"
expect 'spinc: no object without the make rule' '[ ! -e "$world/lost.o" ]'
ln -s ring.o "$world/ring.o"
cannot_write 'a link to itself' ring.o "$bin/spinc" --backend=tcc -o "$world/ring.o" "$world/loss.c"

echo old >"$world/out.o"
sed 's/return 0/return missing/' "$world/good.c" >"$world/bad.c"
run "$bin/spinc" --backend=tcc -o "$world/out.o" "$world/bad.c"
expect 'spinc: an old object does not survive a refusal as if it were new' 'exits 1' \
    '[ ! -e "$world/out.o" ] || [ "$(cat "$world/out.o")" = old ]'

# --- Objects ---------------------------------------------------------------------------------------

if [ -x "$bin/spindle" ]; then
    object=$world/object.o
    run "$bin/spinc" --backend=tcc -o "$object" "$world/good.c"
    run "$bin/spindle" run "$object"
    expect 'spindle: the object is good' 'exits 0'

    # spindle refuses a file: status 1, one line that holds NAME.
    refuses_object() {
        local what=$1 name=$2
        shift 2
        run "$bin/spindle" "$@"
        expect "spindle: $what" 'exits 1' one_line "says '$name'"
    }

    refuses_object 'an object that is not there' nowhere.o run "$world/nowhere.o"
    mkdir "$world/folder.o"
    refuses_object 'a folder' folder.o run "$world/folder.o"
    : >"$world/empty.o"
    refuses_object 'an empty object' empty.o run "$world/empty.o"
    echo hello >"$world/text.o"
    refuses_object 'text' text.o run "$world/text.o"
    size=$(stat -c %s "$object")
    for n in 1 16 64 $((size / 2)) $((size - 1)); do
        head -c "$n" "$object" >"$world/short.o"
        refuses_object "an object cut at $n bytes" short.o run "$world/short.o"
    done
    { cat "$object"; echo more; } >"$world/long.o"
    refuses_object 'an object with something behind it' long.o run "$world/long.o"
    cp "$object" "$world/machine.o"
    printf '\267\000' | dd of="$world/machine.o" bs=1 seek=18 conv=notrunc status=none
    refuses_object 'an object for another machine' machine.o run "$world/machine.o"
    refuses_object 'inspect: an object for another machine' machine.o inspect "$world/machine.o"
    refuses_object 'inspect: an object that is not there' nowhere.o inspect "$world/nowhere.o"
    cp "$object" "$world/same.o"
    run "$bin/spindle" run "$object" "$world/same.o" -- '' "$(head -c 100000 /dev/zero | tr '\0' x)"
    expect 'spindle: an object twice, an empty argument, a long one' 'exits 0' quiet
    mapfile -t many < <(seq 20000)
    run bash -c 'ulimit -t 1; exec "$@"' - "$bin/spindle" run "$object" -- "${many[@]}"
    expect 'spindle: 20,000 arguments, in a second of processor time' 'exits 0' quiet
    mapfile -t many < <(yes "$object" | head -100)
    run "$bin/spindle" run "${many[@]}"
    expect 'spindle: 100 objects' 'exits 0' quiet
    printf 'domains\0 x\n' | "$bin/spindle" shell >"$world/out" 2>"$world/err"
    status=$?
    expect 'spindle: a script with a NUL' 'exits 1' one_line 'says NUL'
    head -c 20000 /dev/urandom | timeout "$limit" "$bin/spindle" shell >"$world/out" 2>"$world/err"
    status=$?
    expect 'spindle: a script of noise' 'exits 1' '! grep -vaq "^spindle: " "$world/err"'
    (head -c 1000000 /dev/zero | tr '\0' x) | timeout "$limit" "$bin/spindle" shell >"$world/out" 2>"$world/err"
    status=$?
    expect 'spindle: a line of 1 MB without an end' 'exits 1' one_line 'says "no command"' '[ "$(wc -c <"$world/err")" -lt 10000 ]'
    chmod 000 "$world/object.o"
    mkdir "$world/bin" # where no keys are beside it that they may not read
    cp "$bin/spindle" "$world/bin/"
    run "${as_nobody[@]}" "$world/bin/spindle" run "$world/object.o"
    expect 'spindle: an object without permission' 'exits 1' one_line 'says object.o'
    chmod 644 "$world/object.o"
    run "$bin/spindle" run "$world/bad.c"
    expect 'spindle: a source that does not compile: what spinc says' 'exits 1' 'errors 1' 'says bad.c'
fi

# --- Output that cannot be written -----------------------------------------------------------------

# A main that prints, never to end with an argument; it must not go on when nobody can read it.
if [ -x "$bin/spindle" ]; then
    source_file prints.c <<'E2'
#include <console.h>

int main(int argc, str_t *__array argv)
{
    do
        console_print(console_open(), "line of text\n");
    while (argc > 1);
    return 0;
}
E2
    "$bin/spinc" --backend=tcc -o "$world/prints.o" "$world/prints.c"

    # What else is printed: one line that says so, and nothing else.
    if [ -c /dev/full ]; then
        while read -r words; do
            # shellcheck disable=SC2086 # a command line
            timeout "$limit" "$bin"/$words >/dev/full 2>"$world/err"
            status=$?
            expect "a full device: ${words//$world\//}" 'exits 1' one_line 'says "No space left"'
        done <<E3
spinc --help
spinc --version
spinc --explain PTR-01
spinc --emit=c $world/prints.c
spinc --emit=asm $world/prints.c
spinc --emit=checks $world/prints.c
spinc --emit=c --backend=tcc -o /dev/full $world/prints.c
spinc --dump=check --check $world/prints.c
spindle --help
spindle --version
spindle run --help
spindle inspect --help
spindle key --help
spindle shell --help
spindle inspect $world/prints.o
spindle inspect --json $world/prints.o
spindle inspect --header=console $world/prints.o
spindle key list
E3
    fi

    # loses OUTPUT WHAT ARGUMENT...: runs it with that as standard output
    loses() {
        local output=$1 what=$2
        shift 2
        : >"$world/out"
        timeout "$limit" "$bin/spindle" run "$world/prints.o" -- "$@" >"$output" 2>"$world/err"
        status=$?
        expect "spindle: $what" 'exits 1' one_line 'says "standard output"'
    }
    if [ -c /dev/full ]; then
        loses /dev/full 'a full device'
        loses /dev/full 'a full device, for ever' again
    fi
    : >"$world/out"
    timeout "$limit" "$bin/spindle" run "$world/prints.o" >&- 2>"$world/err"
    status=$?
    expect 'spindle: no standard output' 'exits 1' one_line 'says "standard output"'
    # A reader that goes away, where SIGPIPE is ignored as many parents do.
    for argument in '' again; do
        mkfifo "$world/reader$argument"
        true <"$world/reader$argument" &
        (
            trap '' PIPE
            exec 3>"$world/reader$argument"
            wait
            sleep 0.2
            # shellcheck disable=SC2086
            timeout "$limit" "$bin/spindle" run "$world/prints.o" -- $argument >&3 2>"$world/err"
        )
        status=$?
        expect "spindle: a reader that went away $argument" 'exits 1' one_line 'says "Broken pipe"'
    done
    run "$bin/spindle" run "$world/prints.o"
    expect 'spindle: output that can be written' 'exits 0' 'prints "line of text"'
    echo "load $world/prints.o
run prints" >"$world/script"
    timeout "$limit" "$bin/spindle" shell <"$world/script" >/dev/full 2>"$world/err"
    status=$?
    expect 'spindle: a shell on a full device' 'exits 1' one_line 'says "standard output"'
fi
finish
