# Sourced by run.sh: several modules, time, Ctrl-C, faults, and the shell.
# shellcheck shell=bash disable=SC2016,SC2154

# extension NAME: a module with that main, which prints its name and its arguments
extension() {
    cat >"$world/$1.c" <<E2
#include <console.h>

int main(int argc, str_t *__array argv)
{
$2
}
E2
}
extension forever '    console_print(console_open(), "forever\n");
    for (;;)
        ;'
extension loop '    for (u64 i = 0; i < 30000000; i++)
        ;
    console_print(console_open(), "loop\n");
    return 0;'
extension seven '    console_print(console_open(), "seven\n");
    return 7;'
extension zero '    return 100 / (argc - 1);'

for command in run inspect key shell; do
    run "$bin/spindle" $command --help
    expect "spindle $command --help" 'exits 0' 'prints "usage: spindle $command"' '[ ! -s "$world/err" ]'
    run "$bin/spindle" $command --version
    expect "spindle $command --version" 'exits 0' 'prints "spindle 0"'
    run "$bin/spindle" $command --nonsense
    expect "spindle $command: unknown option" 'exits 2' 'says nonsense'
done
mkfifo "$world/pipe.o"
for file in pipe.o /dev/zero; do
    run "$bin/spindle" run "$(cd "$world" && realpath "$file")"
    expect "run: $file is not a file to read" 'exits 1' 'says "not a regular file"'
done
run "$bin/spindle" run "$world/seven.c"
expect 'run: the exit status of main' 'exits 7'
run "$bin/spindle" run "$world/loop.c" "$world/seven.c"
expect 'run: two mains in turns; the first exit status that is not 0' 'exits 7' \
    '[ "$(cat "$world/out")" = "seven
loop" ]'
run "$bin/spindle" run "$world/zero.c"
expect 'run: a fault is reported in one line' 'exits 3' '[ "$(wc -l <"$world/err")" = 1 ]' \
    'grep -qE "^fault: divide: .*zero.c:5:[0-9]+ .*100 / \(argc - 1\)" "$world/err"'
run "$bin/spindle" run "$world/zero.c" "$world/seven.c"
expect 'run: the others go on after a fault' 'exits 3' 'prints seven' 'says "fault: divide"'
run timeout --preserve-status -s INT 2 "$bin/spindle" run "$world/forever.c"
expect 'run: Ctrl-C ends main' 'exits 130' 'prints forever' '! says fault'
cat > "$world/asleep.c" <<'SOURCE'
#include <strand.h>
int main(int argc, str_t *__array argv)
{
    strand_sleep(3600000000000);
    return 0;
}
SOURCE
run timeout --preserve-status -s INT 1 "$bin/spindle" run "$world/asleep.c"
expect 'run: Ctrl-C wakes a sleeper and ends it' 'exits 130'
run "$bin/spindle" run "$world/seven.c" --quantum 1
expect 'run: a quantum below 10 microseconds' 'exits 1' 'says quantum'
run "$bin/spindle" run "$world/seven.c" --quantum soon
expect 'run: --quantum wants a number' 'exits 2' 'says soon'
run "$bin/spindle" run "$world/forever.c" --limit 30
expect 'run: --limit' 'exits 3' 'says "fault: time"'
cat >"$world/starts.c" <<'E2'
#include <spin/safe.h>

static status start(void)
{
    for (;;)
        ;
}

initialiser(start);

int main(int argc, str_t *__array argv)
{
    return 0;
}
E2
run "$bin/spindle" run "$world/starts.c"
expect 'run: an initialiser has a second of processor time' 'exits 3' 'says "fault: time"' 'says "limit=1000 ms"'
run "$bin/spindle" run "$world/seven.c" --limit soon
expect 'run: --limit wants a number' 'exits 2' 'says soon'
run "$bin/spindle" run "$world/seven.c" --entry
expect 'run: option without its argument' 'exits 2' 'says --entry'
run "$bin/spindle" run samples/02-counter/counter.c
expect 'run: nothing to run' 'exits 1' 'says main'
run "$bin/spindle" run samples/02-counter/client.c
expect 'run: an import that nobody exports' 'exits 1' 'says counter_' '[ "$(wc -l <"$world/err")" = 1 ]'
cp samples/02-counter/counter.h "$world/"
sed 's/module(counter)/module(rival)/' samples/02-counter/counter.c >"$world/rival.c"
run "$bin/spindle" run samples/02-counter/counter.c "$world/rival.c" samples/02-counter/client.c
expect 'run: two exporters of one procedure' 'exits 1' 'says counter_' 'says rival' '[ "$(wc -l <"$world/err")" = 1 ]'
run "$bin/spindle" run "$world/seven.c" --help
expect 'run --help' 'exits 0' 'prints --entry' 'prints --limit'
echo secret >"$world/secret.txt"
run "$bin/spindle" run samples/06-sha256/sha256.c -- "$world/secret.txt"
expect 'run: an argument may be opened' 'exits 0' "prints $(sha256sum <"$world/secret.txt" | cut -c1-64)"
if [ -c /dev/full ]; then
    "$bin/spindle" shell </dev/null >/dev/full 2>"$world/err"
    (echo help | "$bin/spindle" shell) >/dev/full 2>"$world/err"
    status=$?
    expect 'shell: standard output that cannot be written' 'exits 1' 'says "standard output"'
fi

# --- The shell -------------------------------------------------------------------------------------

# script: runs the lines of standard input
script() {
    timeout 30 "$bin/spindle" shell >"$world/out" 2>"$world/err"
    status=$?
}

# On a terminal a line can be edited and called back.
(printf 'omains\001d\n'; sleep 1; printf '\020\nquit\n') |
    TERM=xterm timeout 60 script -qec "'$bin/spindle' shell" /dev/null >"$world/out" 2>"$world/err"
status=$?
expect 'shell: editing and history on a terminal' 'exits 0' '[ "$(grep -c "^privileged " "$world/out")" = 2 ]' \
    '! says "no command"' '[ "$(grep -c "^spindle> .*quit" "$world/out")" = 1 ]'

script <<E2
# comments and empty lines

load samples/02-counter/client.c
run client
load samples/02-counter/counter.c
run client
domains
events
stats
E2
expect 'shell: an import is looked for when it is needed' 'exits 1' 'says "counter_"' \
    'grep -qxF -f samples/02-counter/expected.txt "$world/out"' 'grep -qE "^client +ready" "$world/out"' \
    'grep -qE "^counter_create +counter +counter" "$world/out"' 'grep -qE "^domains +4$" "$world/out"'

cat >"$world/sums.h" <<'E2'
#pragma once

#include <spin/safe.h>

i32 sums_add(i32 a, i32 b);
u8 sums_low(u64 n);
void sums_nothing(void);
E2
sums() {
    cat >"$world/$1.c" <<E2
#include <spin/safe.h>
#include "sums.h"

module($1);
implements(sums);

i32 sums_add(i32 a, i32 b)
{
    return $2;
}

u8 sums_low(u64 n)
{
    return (u8)(n & 0xff);
}

void sums_nothing(void)
{
}
E2
}
sums plus 'a + b'
sums minus 'a - b'
cat >"$world/asks.c" <<'E2'
#include <console.h>
#include "sums.h"

int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "%d\n", sums_add(40, 2));
    return 0;
}
E2
cat >"$world/guest.c" <<'E2'
#include <console.h>
#include "sums.h"

module(guest);
implements(sums);

i32 sums_add(i32 a, i32 b)
{
    return a + b;
}

u8 sums_low(u64 n)
{
    return 0;
}

void sums_nothing(void)
{
}

static i32 bad(i32 a, i32 b)
{
    return a / (b - b);
}

int main(int argc, str_t *__array argv)
{
    install(sums_add, bad, .order = ORDER_LAST);
    console_print(console_open(), "%d\n", sums_add(40, 2));
    return 0;
}
E2
run "$bin/spindle" run "$world/guest.c"
expect 'run: the fault of a handler is reported, and who raised the event goes on' 'exits 0' 'prints 42' \
    '[ "$(grep -c "^fault: divide: guest.c:23:" "$world/err")" = 1 ]'

# --- Privileged interfaces ---------------------------------------------------------------------------

cat >"$world/tunes.c" <<'SOURCE'
#include <console.h>
#include <scheduler.h>

module(tunes);

int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "quantum %lu\n", scheduler_quantum());
    return 0;
}
SOURCE
run "$bin/spindle" run "$world/tunes.c"
expect 'run: a privileged interface is not for everybody' 'exits 1' 'says "privileged and was not granted"' '[ ! -s "$world/out" ]'
run "$bin/spindle" run "$world/tunes.c" "$world/seven.c" --grant tunes=scheduler --quantum 2000
expect 'run: --grant' 'exits 7' 'prints "quantum 2000000"' '[ ! -s "$world/err" ]'
run "$bin/spindle" run "$world/tunes.c" "$world/seven.c" --grant seven=scheduler --grant tunes=domain
expect 'run: --grant is for that module and that interface' 'exits 1' 'says "privileged and was not granted"'
run "$bin/spindle" run "$world/tunes.c" --grant tunes=console
expect 'run: --grant: what is not privileged' 'exits 1' "says \"no privileged interface 'console'\""
for wrong in tune=scheduler tunes.c=scheduler; do
    run "$bin/spindle" run "$world/tunes.c" --grant $wrong
    expect "run: --grant $wrong" 'exits 1' 'says "there is no such module"' '[ "$(wc -l <"$world/err")" = 1 ]'
done
for wrong in tunes =scheduler tunes= ''; do
    run "$bin/spindle" run "$world/tunes.c" --grant "$wrong"
    expect "run: --grant '$wrong'" 'exits 2' 'says MODULE=INTERFACE'
done
script <<E2
load $world/tunes.c
resolve tunes public
grant tunes scheduler
initialise tunes
run tunes
withdraw tunes scheduler
run tunes
grant tunes scheduler
run tunes
withdraw tunes strand
withdraw nobody scheduler
E2
expect 'shell: what was granted is withdrawn' 'exits 1' '[ "$(grep -cx "quantum 5000000" "$world/out")" = 2 ]' \
    'says "privileged and was not granted"' 'says "no privileged interface '\''strand'\''"' '[ "$(grep -c "^spindle: " "$world/err")" = 3 ]'

run "$bin/spindle" run "$world/guest.c" --faults 1
expect 'run: --faults ends a module at so many' 'exits 3' '! prints 42' \
    '[ "$(grep -c "^fault: " "$world/err")" = 1 ]' 'grep -qx "    bad at guest.c:23" "$world/err"'
run "$bin/spindle" run "$world/guest.c" --faults 2
expect 'run: --faults: one fault less' 'exits 0' 'prints 42'
run "$bin/spindle" run "$world/guest.c" --faults none
expect 'run: --faults wants a number' 'exits 2' 'says none'

script <<E2
load $world/plus.c
raise plus sums_add 1 -3
raise plus sums_low 0x1ff
raise plus sums_nothing
quit
raise plus sums_add 1 1
E2
expect 'shell: raise, and what comes back' 'exits 0' '[ "$(cat "$world/out")" = "-2
255" ]'
script <<E2
load $world/plus.c
raise plus sums_add 1
raise plus sums_missing
raise nobody sums_add
raise plus sums_add 1 x
load $world/nowhere.o
unload nobody
run plus
run plus --limit
load
nonsense 1 2
"no end
raise plus sums_add 2 2
E2
expect 'shell: each wrong line is one line of error, and it goes on' 'exits 1' \
    '[ "$(grep -c "^spindle: " "$world/err")" = 11 ]' '[ "$(wc -l <"$world/err")" = 11 ]' '[ "$(cat "$world/out")" = 4 ]'
script <<E2
load $world/plus.c
load $world/minus.c
load $world/asks.c
run asks
resolve asks minus
run asks
unresolve asks minus
resolve asks plus
run asks
unload plus
run asks
E2
expect 'shell: resolve says which of two is meant' 'says "both export"' 'head -1 "$world/out" | grep -qx 38' \
    'sed -n 2p "$world/out" | grep -qx 42'
script <<E2
load $world/plus.c
load $world/asks.c
combine both plus asks
unload plus
raise plus sums_add 1 2
raise both sums_add 1 2
resolve asks both
unresolve asks both
initialise both
run asks
run both
grant plus domain
combine more both
unload both
unload more
load $world/plus.c
run asks
unload asks
unload plus
domains
E2
expect 'shell: what refers to a domain that is gone says so, and goes on' 'exits 1' 'prints 42' \
    '[ "$(grep -c "^spindle: " "$world/err")" = 6 ]' '[ "$(wc -l <"$world/err")" = 6 ]' \
    '[ "$(grep -cE "^(public|privileged) " "$world/out")" = 2 ]' '[ "$(wc -l <"$world/out")" = 4 ]'
script <<E2
load $world/plus.c as first
load $world/asks.c
combine both first
resolve asks both
run asks one "two words" 'three'
domains
E2
expect 'shell: load as, combine' 'exits 0' 'prints 42' 'grep -qE "^both " "$world/out"' 'grep -qE "^first +ready" "$world/out"'
script <<E2
load samples/demo/faults.c
load samples/demo/alive.c
run faults --entry out_of_bounds
run faults --entry never_returns --limit 30
run faults --entry out_of_bounds
initialise faults
run faults --entry out_of_bounds
run alive
E2
expect 'shell: faults are reported, and others go on' '[ "$(grep -c "^fault: bounds" "$world/err")" = 2 ]' \
    'says "fault: time"' 'says "not initialised"' 'prints "alive: answer"'

# --- What an importer relies on -----------------------------------------------------------------------

mkdir "$world/promised" "$world/broken"
printf '#pragma once\n#include <spin/safe.h>\n__ephemeral int quiet_answer(int x);\n' >"$world/promised/quiet.h"
printf '#pragma once\n#include <spin/safe.h>\nint quiet_answer(int x);\n' >"$world/broken/quiet.h"
printf '#include "quiet.h"\nstatic __ephemeral int ask(int x)\n{\n    return quiet_answer(x);\n}\nint main(int argc, str_t *__array argv)\n{\n    return ask(argc);\n}\n' >"$world/promised/client.c"
printf '#include "quiet.h"\nimplements(quiet);\n__ephemeral int quiet_answer(int x)\n{\n    return x + 1;\n}\n' >"$world/promised/server.c"
sed 's/__ephemeral //' "$world/promised/server.c" >"$world/broken/server.c"
for folder in promised broken; do
    "$bin/spinc" --backend=tcc -o "$world/$folder/server.o" "$world/$folder/server.c"
done
"$bin/spinc" --backend=tcc -o "$world/promised/client.o" "$world/promised/client.c"
run "$bin/spindle" run "$world/promised/server.o" "$world/promised/client.o"
expect 'ephemeral code is linked to what is ephemeral' 'exits 2'
run "$bin/spindle" run "$world/broken/server.o" "$world/promised/client.o"
expect 'ephemeral code is not linked to what is not' 'exits 1' 'says quiet_answer' 'says __ephemeral'

# --- Default handlers ---------------------------------------------------------------------------------

cat >"$world/silence.c" <<'E2'
#include <console.h>
#include "oracle.h"

int main(int argc, str_t *__array argv)
{
    oracle_told(1);
    console_print(console_open(), "asking %d\n", oracle_answer(2));
    return oracle_silent(argc);
}
E2
cp tests/accept/oracle.h "$world/"
run "$bin/spindle" run tests/accept/with_oracle.c "$world/silence.c"
expect 'an event with a result that nobody handles faults its raiser' 'exits 3' 'prints "asking 1002"' \
    'grep -q "^fault: handler: .*oracle_silent" "$world/err"'
script <<E2
load tests/accept/with_oracle.c
initialise oracle
events
E2
expect 'shell: events shows the default handler' 'exits 0' \
    'grep -qE "^oracle_answer +oracle +oracle +1 .*by default to oracle$" "$world/out"' \
    'grep -qE "^oracle_told +oracle +oracle +0 +[0-9]+  dispatched$" "$world/out"'
