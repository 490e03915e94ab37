// CRC-32 with a table.
// expect: cbf43926
#include <console.h>

static u32 table[256];
static u32 crc(const u8 *__counted_by(n) __scope p, u32 n)
{
    u32 r = 0xffffffff;
    for (u32 i = 0; i < n; i++)
        r = table[(r ^ p[i]) & 255] ^ r >> 8;
    return ~r;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (u32 i = 0; i < 256; i++) {
        u32 v = i;
        for (int k = 0; k < 8; k++)
            v = v & 1 ? 0xedb88320 ^ v >> 1 : v >> 1;
        table[i] = v;
    }
    u8 text[9] = "123456789";
    console_print(c, "%08x\n", crc(text, 9));
    return 0;
}
