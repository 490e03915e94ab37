// Bytes as headers: nested plain structs, arrays in them, network byte order, written in place.
// expect: 800 26 17 7f000001 a000002
// expect: 10 6 63 14
#include <console.h>

struct __plain mac {
    u8 b[6];
};
struct __plain ether {
    struct mac to, from;
    be16 type;
};
struct __plain ip {
    u8 vhl, tos;
    be16 length;
    u8 ttl, proto;
    be32 from, to;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 packet[40] = {1,    2, 3, 4,  5,  6,  10,  20, 30, 40, 50, 60, 8, 0,
                     0x45, 0, 0, 26, 64, 17, 127, 0,  0,  1,  10, 0,  0, 2};
    struct ether *e = view(struct ether, packet, 0);
    struct ip *ip = view(struct ip, packet, sizeof(struct ether));
    console_print(c, "%x %d %d %x %x\n", be16_get(e->type), be16_get(ip->length), ip->proto,
                  be32_get(ip->from), be32_get(ip->to));
    struct mac t = e->to;
    e->to = e->from;
    e->from = t;
    ip->ttl--;
    console_print(c, "%d %d %d %lu\n", packet[0], packet[11], packet[18], sizeof(struct ip));
    return 0;
}
