#!/bin/bash
# Runs by name (default: all) what takes too long for every day; numbers behind a name are its own. Ends like
# a suite.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2

fuzz_sweep() { tests/boot/sweep/run.sh; }
fuzz_gen() { tests/fuzz/fuzz.py gen "${@:-1000}"; }
fuzz_mutate() { tests/fuzz/fuzz.py mutate "${@:-500}"; }
fuzz_weaken() { tests/fuzz/fuzz.py weaken-faults && tests/fuzz/fuzz.py weaken "${@:-50}"; }
fuzz_backends() { tests/fuzz/fuzz.py backends "${@:-2000}"; }
fuzz_parsers() { tests/fuzz/parsers/run.sh "$@"; }
fuzz_race() { tests/race/run.sh "${1:-5000}"; }
fuzz_seeds() { "${SPINDLE_BIN:-build/bin}/test/test-seeds" "${1:-10000}" "${@:2}"; }

status=0
[ $# != 0 ] || set -- sweep seeds race gen mutate weaken backends parsers
while [ $# != 0 ]; do
    name=$1 numbers=()
    shift
    while [[ ${1:-} =~ ^[0-9]+$ ]]; do
        numbers+=("$1")
        shift
    done
    declare -F "fuzz_$name" >/dev/null || { echo "no fuzz '$name'; there are: sweep seeds race gen mutate weaken backends parsers" >&2; exit 2; }
    echo "== $name"
    started=$SECONDS
    "fuzz_$name" "${numbers[@]}" || status=1
    echo "   $((SECONDS - started)) s"
done
exit $status
