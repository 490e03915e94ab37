#!/bin/bash
# Checks of the project itself. Each script prints what is wrong and exits 1 on it.
cd "$(dirname "$0")" || exit 2
passed=0 failed=0
for script in toplevel layers format status docs; do
    if ./$script.sh; then
        passed=$((passed + 1))
    else
        echo "FAILED: project/$script"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
