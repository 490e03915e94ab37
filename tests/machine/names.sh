#!/bin/sh
# names.sh HEADER: the procedures that machine.h declares, as a C table.
echo 'extern const char *const contract_names[];'
echo 'const char *const contract_names[] = {'
tr '\n' ' ' <"$1" | sed 's@/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/@ @g' |
    grep -oE '\b(machine|kernel)_[a-z_]+\(' | tr -d '(' | sort -u | sed 's/.*/    "&",/'
echo '    0};'
