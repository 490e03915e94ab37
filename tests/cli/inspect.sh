# Sourced by run.sh: what spindle inspect shows is enough to write the interface again.
# shellcheck shell=bash disable=SC2016,SC2154

# fingerprints OBJECT: of all its imports, exports and types
fingerprints() {
    "$bin/spindle" inspect --json "$1" | python3 -c '
import json, sys
tables = json.load(sys.stdin)
for row in tables["imports"] + tables["exports"]:
    print(row["procedure"], row["fingerprint"])
for row in tables["types"]:
    print(row["name"], row["fingerprint"])'
}

# rebuilds SOURCE INTERFACE: the header that inspect writes has the fingerprints of the original
rebuilds() {
    local source=$1 interface=$2 name=${1##*/}
    rm -rf "$world/again" "$world/changed"
    mkdir "$world/again" "$world/changed"
    cp "${source%/*}"/*.[ch] "$world/again/"
    "$bin/spinc" --backend=tcc -o "$world/first.o" "$source"
    rm -f "$world/again/$interface.h"
    run "$bin/spindle" inspect "$world/first.o" --header="$interface"
    cp "$world/out" "$world/again/$interface.h"
    run "$bin/spinc" --backend=tcc -I "$world/again" -o "$world/second.o" "$world/again/$name"
    fingerprints "$world/first.o" >"$world/first"
    fingerprints "$world/second.o" >"$world/second"
    expect "inspect rebuilds $interface of $name" 'exits 0' 'grep -q "'"$interface"'_" "$world/first"' \
        'cmp "$world/first" "$world/second"'
}

rebuilds tests/cli/inspect/user.c kinds
# Not by luck: every annotation counts.
for annotation in '__scope ' '__nullable ' '__array ' '__counted_by(n + 1) ' '__sized_by(n) ' '__cstr ' 'const '; do
    sed "0,/$annotation/s///" tests/cli/inspect/kinds.h >"$world/changed/kinds.h"
    cp tests/cli/inspect/user.c "$world/changed/"
    if "$bin/spinc" --backend=tcc -o "$world/second.o" "$world/changed/user.c" >"$world/out" 2>"$world/err"; then
        fingerprints "$world/second.o" >"$world/second"
        cp tests/cli/inspect/user.c tests/cli/inspect/kinds.h "$world/changed/"
        "$bin/spinc" --backend=tcc -o "$world/first.o" "$world/changed/user.c"
        fingerprints "$world/first.o" >"$world/first"
        expect "inspect: without $annotation it is another interface" '! cmp -s "$world/first" "$world/second"'
    fi
done
rebuilds samples/02-counter/counter.c counter
rebuilds samples/02-counter/client.c counter
rebuilds samples/04-interpose/traffic.c packet
rebuilds samples/05-hotlist/pager.c policy
rebuilds samples/06-sha256/sha256.c device

"$bin/spinc" -o "$world/counter.o" samples/02-counter/counter.c
run "$bin/spindle" inspect "$world/counter.o"
expect 'inspect shows every table' 'exits 0' 'prints "module      counter"' 'prints development, trusted' \
    'prints exports' 'prints counter_create' 'prints "reveals counter:counter"' 'prints "fault sites"' \
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
