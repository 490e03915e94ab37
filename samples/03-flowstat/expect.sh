#!/bin/sh
# What flowstat must print for data/loopback.pcap, from tshark's conversation statistics of the same file
# (data/tshark.txt, made by record.sh): the same numbers, in flowstat's order and words.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
awk '/^UDP Conversations/ { protocol = "udp" } /^TCP Conversations/ { protocol = "tcp" }
     / <-> / { split($1, a, ":")
         printf "%d %d %s %s <-> %s  <- %d frames %d bytes  -> %d frames %d bytes  total %d frames %d bytes\n",
             $11, a[2], protocol, $1, $3, $4, $5, $7, $8, $10, $11 }' "$here/data/tshark.txt" |
    sort -k1,1nr -k2,2n | cut -d' ' -f3- > "${TMPDIR:-/tmp}/flows.$$"
echo "$(wc -l < "${TMPDIR:-/tmp}/flows.$$") flows"
head -20 "${TMPDIR:-/tmp}/flows.$$"
rm -f "${TMPDIR:-/tmp}/flows.$$"
