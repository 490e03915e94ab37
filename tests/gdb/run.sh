#!/bin/bash
# gdb sees Safe C: a breakpoint by file and line, a backtrace that crosses from the extension into the
# kernel and on to main, and locals with their values.
# shellcheck disable=SC2016 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
bin=${SPINDLE_BIN:?}
. tests/expect.sh

line=$(grep -n 'break here' tests/gdb/program.c | cut -d: -f1)
limit=60
run gdb -nx -batch \
    -ex 'set pagination off' -ex 'set breakpoint pending on' -ex 'set debuginfod enabled off' \
    -ex "break program.c:$line" -ex run -ex bt -ex 'print total' -ex 'print n' -ex 'info source' \
    -ex 'delete' -ex continue \
    --args "$bin/spindle" run tests/gdb/program.c -g
expect 'gdb stops in the source' "says 'program.c:$line'"
expect 'the backtrace names the extension' 'grep -qE "^#0 .*add.*program.c" "$world/out"' \
    'grep -qE "^#1 .*program.c" "$world/out"'
expect 'the backtrace goes on into the kernel, to the start of the strand' \
    'grep -qE "^#[0-9]+ .* run_entry .*kernel/run.c" "$world/out"'
expect 'locals have their values' 'grep -qF "\$1 = 10" "$world/out"' 'grep -qF "\$2 = 32" "$world/out"'
expect 'the program goes on' 'says "total 42"' 'says "exited normally"'
finish
