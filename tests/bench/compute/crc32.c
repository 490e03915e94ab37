/* CRC-32 (IEEE 802.3) by one table. */
#include <compute.h>
#include <random.h>

module(crc32);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 128 * 1024 };

static u32 table[256];
static u8 *__array data;

static u32 crc32(u32 crc, const u8 *__counted_by(n) bytes, size_t n)
{
    crc = ~crc;
    for (size_t i = 0; i < n; i++)
        crc = table[(crc ^ bytes[i]) & 0xff] ^ crc >> 8;
    return ~crc;
}

void compute_prepare(void)
{
    for (u32 i = 0; i < 256; i++) {
        u32 c = i;
        for (int bit = 0; bit < 8; bit++)
            c = c & 1 ? 0xedb88320 ^ c >> 1 : c >> 1;
        table[i] = c;
    }
    data = new_array(u8, LENGTH);
    for (u32 i = 0; i < LENGTH; i++)
        data[i] = (u8)random_next();
}

u64 compute_run(u64 turns)
{
    u32 crc = 0;
    while (turns-- > 0)
        crc = crc32(crc, data, LENGTH);
    return crc;
}
