#!/bin/bash
# Runs by name (default: all) what takes too long for every day. Ends like a suite.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2

fuzz_sweep() { tests/boot/sweep/run.sh; }

status=0
[ $# != 0 ] || set -- sweep
for name; do
    declare -F "fuzz_$name" >/dev/null || { echo "no fuzz '$name'; there is: sweep" >&2; exit 2; }
    echo "== $name"
    started=$SECONDS
    "fuzz_$name" || status=1
    echo "   $((SECONDS - started)) s"
done
exit $status
