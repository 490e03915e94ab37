#!/bin/bash
# Prints the lines of the trusted base, folder by folder: all lines, and without blank lines and comments.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."

count() {
    find "$1" -maxdepth "$2" \( -name '*.c' -o -name '*.h' -o -name '*.S' -o -name '*.def' \) -exec cat {} + 2>/dev/null |
        awk '{ all++ }
             /^[ \t]*$/ { next }
             /^[ \t]*\/\*/ { inside = 1 }
             inside { if (/\*\//) inside = 0; next }
             /^[ \t]*\/\// { next }
             { code++ }
             END { printf "%7d %7d", all, code }'
}

printf '  lines    code  folder\n'
for folder in compiler compiler/check compiler/lower compiler/codegen compiler/object compiler/parse \
    runtime runtime/include/spin runtime/object kernel kernel/include kernel/machine kernel/machine/hosted; do
    printf '%s  %s\n' "$(count $folder 1)" "$folder"
done
