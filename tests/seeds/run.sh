#!/bin/bash
# Seeded interleavings: the stress suite over COUNT seeds (200), and that a seed is repeated, whoever sets it.
cd "$(dirname "$0")/../.." || exit 2
. tests/expect.sh
bin=${SPINDLE_BIN:?} skipped=

limit=280 run "$bin/test/test-seeds" "${1:-200}"
expect "${1:-200} seeds" 'exits 0' 'prints " passed, 0 failed"'
cat "$world/out"
[[ $(last_line) =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]] &&
    passed=$((passed - 1 + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))

traces() { for _ in 1 2; do "$bin/test/test-seeds" --trace "$1"; done | sort -u; }
expect 'another process repeats the trace' '[ "$(traces 7 | wc -l)" = 1 ]' \
    '[ "$(traces 7 | grep -o "trace .*")" != "$(traces 9 | grep -o "trace .*")" ]'

# A kernel with a race in it is caught, and the seed that is printed shows it again.
for race in switch trust; do
    run "$bin/test/test-seeds-$race" 60
    found=$(sed -nE 's/^seed ([0-9]+): .*/\1/p' "$world/out" | head -1)
    expect "planted_$race.c is found" 'exits 1' '[ -n "$found" ]' 'prints "./build.sh fuzz seeds 1 $found"'
    run "$bin/test/test-seeds-$race" 1 "${found:-1}"
    expect "planted_$race.c is found again" 'exits 1' 'prints "seed $found: "' 'prints "0 passed, 1 failed"'
done

# Prints what the program does with each of some seeds, twice.
orders() {
    for number in 1 2 3 4 5 6 7 8; do
        timeout 20 "$bin/spindle" "$1" --seed "$number" "${@:2}" || echo "failed $?"
    done
}
"$bin/spinc" -o "$world/turns.o" tests/seeds/turns.c
orders run "$world/turns.o" >"$world/first"
orders run "$world/turns.o" >"$world/out" 2>"$world/err"
expect 'spindle run --seed repeats order and clock' 'cmp "$world/first" "$world/out"' \
    '[ "$(grep -c "an hour on 1" "$world/out")" = 8 ]'
expect 'other seeds have other orders' '[ "$(sort -u "$world/first" | wc -l)" -ge 7 ]'
image=$bin/../lib/spindle/spindle.elf
if command -v qemu-system-x86_64 >/dev/null && [ -e "$image" ]; then
    for number in 1 2 3 4 5 6 7 8; do echo "$world/turns.o --seed $number"; done >"$world/list"
    run "$bin/spindle" boot --jobs "$world/list"
    expect 'the bare machine has the same orders' 'exits 0' 'grep " at " "$world/out" | cmp "$world/first"'
else
    skipped=1
fi
script=$(printf '%s\n' "load $world/turns.o" 'initialise turns' 'run turns' stats)
"$bin/spindle" shell --seed 3 <<<"$script" >"$world/out" 2>"$world/err"; status=$?
expect 'spindle shell --seed' 'exits 0' 'prints "$(sed -n 3p "$world/first")"' \
    'grep -Eq "^trace +[1-9]" "$world/out"' 'grep -Eq "^seeded events +[1-9]" "$world/out"'
for command in run shell boot; do
    for number in 0 x -1 18446744073709551616; do
        run "$bin/spindle" $command --seed "$number"
        expect "spindle $command: $number is no seed" 'exits 2' 'says "from 1 on"'
    done
done
echo "$passed passed, $failed failed${skipped:+, $skipped skipped}"
[ "$failed" = 0 ]
