#!/bin/sh
# Records data/loopback.pcap: real HTTP and DNS traffic on the loopback interface, under 200 kB, and what
# tshark says of the same file. Needs root and: tcpdump tshark dnsmasq-base bind9-dnsutils curl python3.
set -eu
server=127.0.0.1:18080 # on this machine only
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'kill $http $dns $dump 2>/dev/null || :; rm -rf "$work"' EXIT INT TERM

head -c 700 /usr/share/common-licenses/GPL-3 > "$work/small.txt"
head -c 7000 /usr/share/common-licenses/GPL-3 > "$work/large.txt"
python3 -m http.server --bind 127.0.0.1 --directory "$work" 18080 >/dev/null 2>&1 &
http=$!
dnsmasq --no-daemon --no-resolv --no-hosts --listen-address=127.0.0.1 --bind-interfaces --port=15353 \
    --address=/spindle.test/192.0.2.1 --txt-record=spindle.test,"extensions run inside" >/dev/null 2>&1 &
dns=$!
sleep 1
tcpdump -q -i lo -U -w "$work/loopback.pcap" 'port 18080 or port 15353' 2>/dev/null &
dump=$!
sleep 1
for i in 1 2 3 4 5; do
    curl -s -o /dev/null "$server"/small.txt
    dig +short -p 15353 @127.0.0.1 "host$i.spindle.test" >/dev/null
done
for i in 1 2 3; do
    curl -s -o /dev/null "$server"/large.txt
    dig +short -p 15353 @127.0.0.1 spindle.test TXT >/dev/null
done
curl -s -o /dev/null "$server"/missing.txt
sleep 1
kill $dump; wait $dump 2>/dev/null || :
mkdir -p "$here/data"
cp "$work/loopback.pcap" "$here/data/loopback.pcap"
tshark -r "$here/data/loopback.pcap" -q -z conv,tcp -z conv,udp > "$here/data/tshark.txt" 2>/dev/null
ls -l "$here/data"
