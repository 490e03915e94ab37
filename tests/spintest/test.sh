#!/bin/bash
# The runner itself, against a fake spinc and spindle: it must see every way a case can go wrong.
# The fake spinc says what a source's `say:` comments tell it to, and writes an object unless it
# reported an error. The fake spindle prints its objects' `print:` comments.
# shellcheck disable=SC2016 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
runner=${SPINDLE_BIN:?}/spintest
. tests/expect.sh
mkdir -p "$world/bin/test"

cat >"$world/bin/spinc" <<'FAKE'
#!/bin/bash
if [ "$1" = --serve ]; then
    words=()
    while IFS= read -r -d '' word; do
        [ -z "$word" ] || { words+=("$word"); continue; }
        echo "${words[@]}" >>"${0%/*}/served"
        grep -q 'do: end the server' "${words[-1]}" && exit 1
        "$0" "${words[@]}" >&2
        echo $?
        words=()
    done
    exit 0
fi
for argument; do
    case $argument in *.c) source=$argument ;; *.o) object=$argument ;; esac
done
grep -q 'do: hang' "$source" && sleep 60
grep -q 'do: crash' "$source" && kill -SEGV $$
awk -v file="$source" '
    /say: / {
        text = $0
        sub(".*say: ", "", text)
        sub(" *//.*", "", text)
        print file ":" FNR ":1: error: " text
        bad = 1
    }
    END { exit bad }' "$source" >&2
status=$?
grep -q 'do: leave an object' "$source" || [ $status = 0 ] && [ -n "$object" ] && cp "$source" "$object"
grep -q 'do: exit 0' "$source" && exit 0
exit $status
FAKE
cat >"$world/bin/spindle" <<'FAKE'
#!/bin/bash
if [ "$1" = shell ]; then
    while read -r command name; do
        [ "$command" != load ] || sed -n 's/.*print: //p' "$name"
    done
    exit 0
fi
for argument; do
    case $argument in *.o) last=$argument ;; esac
done
case $last in
    */clang-*) sed -n 's/.*clang print: //p' "$last" ;;
esac
sed -n 's/^print: //p; s/^report: //w /dev/stderr' "$last"
grep -q '^report: ' "$last" && exit 3
exit "$(sed -n 's/^status: //p' "$last" | grep . || echo 0)"
FAKE
cat >"$world/bin/gcc" <<'FAKE'
#!/bin/bash
for argument; do
    case $argument in *.c) source=$argument ;; esac
    [ "$before" != -o ] || program=$argument
    before=$argument
done
grep 'cannot be plain' "$source" >&2 && exit 1
printf '%s\n' '#!/bin/bash' "sed -n 's/^print: //p; s/.*plain print: //p' '$source'" \
    "exit $(sed -n 's/^status: //p' "$source" | grep . || echo 0)" >"$program"
FAKE
cat >"$world/bin/tcc" <<'FAKE'
#!/bin/bash
cp "${*: -1}" "$2" && chmod +x "$2"
FAKE
chmod +x "$world/bin/"*

# A fresh suite folder; then files are added to it with `file PATH <<...`.
fresh() {
    rm -rf "$world/tests" "$world/compiler" "$world/docs"
    mkdir -p "$world/tests/reject/PTR-01" "$world/tests/accept" "$world/tests/fault" \
        "$world/compiler" "$world/docs"
}

file() {
    cat >"$world/$1"
}

judge() {
    run env SPINDLE_BIN="$world/bin" PATH="$world/bin:$PATH" "$runner" "$@"
}

# One case, whose offending line is the argument, with a neighbour that has another line there.
one_case() {
    fresh
    file tests/reject/PTR-01/add.c <<CASE
// rule: PTR-01
// The word behind the object would be overwritten.
int before;
$1
CASE
    file tests/reject/PTR-01/ok_add.c <<CASE
int before;
int fine;
CASE
    judge "$world/tests/reject"
}

one_case 'say: bad pointer [PTR-01] // error: PTR-01 "bad"'
expect 'a refused case and its neighbour pass' 'exits 0' '[ "$(last_line)" = "2 passed, 0 failed" ]' \
    'grep -qE "^PTR +1 +1 +1 +1$" "$world/out"'

one_case 'say: bad pointer [PTR-01] // error: PTR-01 "worse"'
expect 'another text' 'exits 1' 'says "not reported:"' 'says "not expected:"'

one_case 'say: bad pointer [PTR-02] // error: PTR-01'
expect 'another code' 'says "not reported:"' 'says "not expected:"'

one_case 'say: bad pointer [PTR-01] // error+1: PTR-01'
expect 'another line' 'says "not reported:"' 'says "not expected:"'

one_case 'say: no such name [C-01] // error: C'
expect 'a family stands for its codes' '[ "$(last_line)" = "2 passed, 0 failed" ]'

one_case 'int accepted; // error: PTR-01'
expect 'an accepted case' 'says "exit status 0, not 1"' 'says "an object was left"'

one_case 'say: a [PTR-01] // error: PTR-01 // do: leave an object'
expect 'a second comment hides the mark' 'says "no error is marked"'

one_case 'say: a [PTR-01] // do: leave an object // error: PTR-01'
expect 'an object left' 'says "an object was left"'

one_case 'say: a [PTR-01] // do: exit 0 // error: PTR-01'
expect 'the wrong exit status' 'says "exit status 0, not 1"'

one_case 'say: a [PTR-01] // do: crash // error: PTR-01'
expect 'a crash is no refusal' 'says "exit status 139, not 1"'

one_case 'say: a [PTR-01]'
expect 'a case without a mark' 'says "no error is marked"'

one_case 'say: a [PTR-01] // error: "PTR-01"'
expect 'a mark that cannot be read' 'says "cannot read this mark"'

one_case '// xfail: not there yet
int accepted; // error: PTR-01'
expect 'a known hole is skipped' 'exits 0' '[ "$(last_line)" = "1 passed, 0 failed, 1 skipped" ]'

one_case '// xfail: not there yet
say: a [PTR-01] // error: PTR-01'
expect 'a closed hole must lose its mark' 'exits 1' 'says "remove"'

one_case 'say: a [PTR-01] // error: PTR-01
int a;
int b;
int c;'
expect 'a neighbour too far away' 'says "no legal neighbour"' 'says "neighbour of no case"'

one_case 'say: a [PTR-01] // error: PTR-01'
file tests/reject/PTR-01/ok_add.c <<<'say: a [PTR-01]'
judge "$world/tests/reject"
expect 'a neighbour that does not compile' 'says "a legal neighbour must compile"'

one_case 'say: a [PTR-01] // error: PTR-01'
sed -i 2d "$world/tests/reject/PTR-01/add.c"
judge "$world/tests/reject"
expect 'a case that names no memory' 'says "names the memory"'

one_case 'say: a [PTR-01] // error: PTR-01'
sed -i 's/rule: PTR-01/rule: PTR-02/' "$world/tests/reject/PTR-01/add.c"
judge "$world/tests/reject"
expect 'a rule that is not the folder' "says \"'// rule: PTR-01'\""

codes() {
    echo "DIAG(PTR_01, \"PTR-01\", \"text\", \"\")" >"$world/compiler/diag.def"
    echo '### PTR-01' >"$world/docs/language.md"
    "$@"
    judge --codes "$world/tests/reject"
}

one_case 'say: a [PTR-01] // error: PTR-01'
codes true
expect 'a complete code' '[ "$(last_line)" = "1 passed, 0 failed" ]'
codes rm "$world/docs/language.md"
expect 'a code without a paragraph' 'says "PTR-01 has no paragraph"'
codes rm "$world/tests/reject/PTR-01/ok_add.c"
expect 'a code without a neighbour' 'says "PTR-01 has no neighbour"'
codes mkdir "$world/tests/reject/PTR-09"
expect 'cases of a code that is not there' 'says "there is no code PTR-09"'

file tests/accept/sum.c <<'CASE'
// expect: 3
// exit: 4
print: 3
status: 4
CASE
judge "$world/tests/accept"
expect 'a program that does as marked' 'exits 0' '[ "$(last_line)" = "1 passed, 0 failed" ]'
echo 'print: 4' >>"$world/tests/accept/sum.c"
judge "$world/tests/accept"
expect 'a program that prints something else' 'says "tcc: printed"' 'says "clang: printed"'
file tests/accept/sum.c <<<'// clang print: 5'
judge "$world/tests/accept"
expect 'back ends that differ' '! says "tcc: printed"' 'says "clang: printed"'

file tests/accept/sum.c <<<'// plain print: 5'
judge "$world/tests/accept"
expect 'no prelude, no plain C' 'exits 0'
mkdir -p "$world/tests/plain/spin"
file tests/plain/spin/safe.h </dev/null
judge "$world/tests/accept"
expect 'plain C that prints something else' 'exits 1' 'says "plain: printed"' '! says "tcc: printed"'
judge --quick "$world/tests/accept"
expect 'a quick run leaves plain C out' 'exits 0'
file tests/accept/sum.c <<<'// cannot be plain'
judge "$world/tests/accept"
expect 'no plain C' 'exits 1' 'says "plain: gcc exit status 1"'
echo '// plain: no - a reason' >>"$world/tests/accept/sum.c"
judge "$world/tests/accept"
expect 'a case that is no plain C by its mark' 'exits 0'
echo '// plain: sometimes' >>"$world/tests/accept/sum.c"
judge "$world/tests/accept"
expect 'a mark without a reason' 'exits 1' "says \"followed by 'no - '\""

file tests/fault/with_life.c <<<'// print: alive'
file tests/fault/index.c <<'CASE'

x // fault: bounds "buf[i]" i=10 len=10
report: fault: bounds: index.c:2 'buf[i]' i=10 len=10
CASE
judge "$world/tests/fault"
expect 'a fault as marked' 'exits 0' '[ "$(last_line)" = "1 passed, 0 failed" ]'
sed -i "s/' i=10/' i=100/" "$world/tests/fault/index.c"
judge "$world/tests/fault"
expect 'another operand' "says \"no 'i=10' in\""
sed -i 's/index.c:2/index.c:23/' "$world/tests/fault/index.c"
judge "$world/tests/fault"
expect 'another line of a fault' 'says "not at index.c:2:"'
file tests/fault/with_life.c <<<'// nothing'
judge "$world/tests/fault"
expect 'a kernel that does not answer' 'says "did not answer afterwards"'

cat >"$world/bin/test/spinc-mutant" <<'FAKE'
#!/bin/bash
[ "$1" != --list-checks ] || { printf 'arithmetic PTR-01\nnever_used PTR-01\n'; exit 0; }
[ "$1" = --drop-check=arithmetic ]
FAKE
chmod +x "$world/bin/test/spinc-mutant"
judge --mutate "$world/tests/reject"
expect 'a check that no case notices' "says \"without the check 'never_used'\"" \
    '[ "$(last_line)" = "1 passed, 1 failed" ]'

# Three cases for two workers: compiled by servers.
several_cases() {
    fresh
    for name in one two three; do
        file tests/reject/PTR-01/$name.c <<CASE
// rule: PTR-01
// The word behind the object would be overwritten.
int $name;
$1
CASE
        file tests/reject/PTR-01/ok_$name.c <<CASE
int $name;
int fine;
CASE
    done
    rm -f "$world/bin/served"
    judge "$world/tests/reject"
}

several_cases 'say: bad pointer [PTR-01] // error: PTR-01 "bad"'
expect 'a server compiles' 'exits 0' '[ "$(last_line)" = "6 passed, 0 failed" ]' \
    '[ "$(wc -l <"$world/bin/served")" = 6 ]'

several_cases 'say: bad pointer [PTR-01] // error: PTR-01 "worse"'
expect 'what a server says is judged' 'exits 1' 'says "not reported:"' \
    '[ "$(last_line)" = "3 passed, 3 failed" ]'

several_cases 'say: bad pointer [PTR-01] // do: end the server // error: PTR-01 "bad"'
expect 'without the server every compile is a process' 'exits 0' '[ "$(last_line)" = "6 passed, 0 failed" ]'

fresh
mkdir "$world/tests/diagnostics"
file tests/diagnostics/add.c <<'CASE'
say: bad pointer [PTR-01]
CASE
judge "$world/tests/diagnostics"
expect 'what is expected must be there' 'exits 1' 'says "add.expected is not there"'
judge --bless "$world/tests/diagnostics"
expect 'blessed: without the folder' '[ "$(cat "$world/tests/diagnostics/add.expected")" = "add.c:1:1: error: bad pointer [PTR-01]" ]'
judge "$world/tests/diagnostics"
expect 'the fake says nothing as JSON' 'exits 1' 'says "nothing is reported as JSON"' '! says "instead of"'
echo 'add.c:1:1: error: good pointer [PTR-01]' >"$world/tests/diagnostics/add.expected"
judge "$world/tests/diagnostics"
expect 'another text than expected' 'exits 1' 'says "instead of"'

judge
expect 'no path: usage' 'exits 2'
judge "$world/nowhere"
expect 'a path that is not there' 'exits 2'

finish
