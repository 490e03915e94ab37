#!/bin/sh
# Records data/pages.txt: the page numbers (hexadecimal, one a line) that a real program touches, from
# valgrind's lackey tool. A page that is among the last eight different ones is left out, as a small
# translation buffer would hide it from the pager. Needs valgrind, awk and perl.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/data"
# Instruction lines start with "I", data accesses with " L", " S" or " M": address,size in hexadecimal.
program='my %h; $h{$_ * 7919 % 5003} .= "x" x ($_ % 64) for 1 .. 20000; print scalar(keys %h)'
valgrind --tool=lackey --trace-mem=yes --log-file=/dev/stdout perl -e "$program" 2>/dev/null </dev/null |
    awk '/^(I | [LSM]) / {
             split($2, a, ","); page = substr(a[1], 1, length(a[1]) - 3); sub(/^0+/, "", page)
             if (page == "" || (page in hidden)) next
             delete hidden[ring[next_slot]]; ring[next_slot] = page; hidden[page] = 1
             next_slot = (next_slot + 1) % 8
             print page; if (++n == 20000) exit }' > "$here/data/pages.txt"
