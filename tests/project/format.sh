#!/bin/bash
# Our C files are formatted as .clang-format says; --fix does it.
cd "$(dirname "$0")/../.." || exit 2
formatter=clang-format-19
command -v $formatter >/dev/null || formatter=clang-format
mode=(--dry-run --Werror)
[ "${1:-}" != --fix ] || mode=(-i)
find compiler runtime kernel tests/unit tests/spintest stdlib-ext/interfaces -name '*.[ch]' -print0 |
    xargs -0 -r $formatter "${mode[@]}" 2>&1 |
    sed -n 's/^\([^: ]*\):.*clang-format-violations.*/\1: not formatted; run .\/build.sh format/p' | sort -u
exit $((PIPESTATUS[1] != 0))
