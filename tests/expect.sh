# Sourced by test scripts that run programs and look at what they did.
#
#   $world                 a scratch folder, removed at the end
#   run PROGRAM ARG...     runs it; $status, $world/out and $world/err say what happened
#   expect WHAT CONDITION...   counts one test: passed when every condition (a shell command) holds
#   finish                 prints the counts; exits with 1 when something failed
# shellcheck shell=bash disable=SC2034 # variables are for the sourcing script
world=$(mktemp -d)
trap 'rm -rf "$world"' EXIT
passed=0 failed=0
touch "$world/out" "$world/err"

run() {
    timeout "${limit:-30}" "$@" >"$world/out" 2>"$world/err" </dev/null
    status=$?
}

prints() { grep -qF -- "$1" "$world/out"; }
says() { cat "$world/out" "$world/err" | grep -qF -- "$1"; } # on either
quiet() { [ ! -s "$world/out" ] && [ ! -s "$world/err" ]; }
exits() { [ "$status" = "$1" ]; }
last_line() { tail -1 "$world/out"; }

expect() {
    local what=$1 condition
    shift
    for condition; do
        eval "$condition" && continue
        echo "FAILED: $what"
        echo "    not so: $condition (exit status ${status:-?})"
        head -c 4000 "$world/out" | sed 's/^/    out: /'
        head -c 4000 "$world/err" | sed 's/^/    err: /'
        failed=$((failed + 1))
        return
    done
    passed=$((passed + 1))
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
    exit
}
