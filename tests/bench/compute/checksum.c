/* The Internet checksum (RFC 1071) of packets of all lengths. */
#include <compute.h>
#include <random.h>

module(checksum);
implements(compute);

DEFINE_RANDOM(random_next)

enum { PACKETS = 256, LONGEST = 1500 };

struct packet {
    u32 length;
    u8 byte[LONGEST];
};

static struct packet *__array packets;

static u16 checksum(const u8 *__counted_by(n) bytes, u32 n)
{
    u32 sum = 0;
    for (; n > 1; n -= 2, bytes += 2)
        sum += (u32)bytes[0] << 8 | bytes[1];
    if (n > 0)
        sum += (u32)bytes[0] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return (u16)~sum;
}

void compute_prepare(void)
{
    packets = new_array(struct packet, PACKETS);
    for (u32 i = 0; i < PACKETS; i++) {
        packets[i].length = 40 + random_next() % (LONGEST - 39);
        for (u32 j = 0; j < LONGEST; j++)
            packets[i].byte[j] = (u8)random_next();
    }
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0)
        for (u32 i = 0; i < PACKETS; i++)
            sum += checksum(packets[i].byte, packets[i].length);
    return sum;
}
