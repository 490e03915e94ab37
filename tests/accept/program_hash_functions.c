// FNV-1a, djb2, Adler-32 and CRC-16 of the same texts.
// expect: 811c9dc5 00001505 00000001 ffff
// expect: e40c292c 0002b606 00620062 9d77
// expect: bb86b11c 35cdbb82 091e01de 29b1
// expect: 048fff90 34cc38de 5bdc0fda 8fdd
// expect: 306143b0 0b86ade2 057c027e a2b9
#include <console.h>

static u32 fnv(const char *s)
{
    u32 h = 2166136261u;
    for (int i = 0; s[i]; i++)
        h = (h ^ (u8)s[i]) * 16777619;
    return h;
}
static u32 djb(const char *s)
{
    u32 h = 5381;
    for (int i = 0; s[i]; i++)
        h = h * 33 + s[i];
    return h;
}
static u32 adler(const char *s)
{
    u32 a = 1, b = 0;
    for (int i = 0; s[i]; i++) {
        a = (a + (u8)s[i]) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}
static u16 crc(const char *s)
{
    u16 r = 0xffff;
    for (int i = 0; s[i]; i++) {
        r ^= (u8)s[i] << 8;
        for (int k = 0; k < 8; k++)
            r = r & 0x8000 ? r << 1 ^ 0x1021 : r << 1;
    }
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const str_t texts[] = {"", "a", "123456789",
                                  "The quick brown fox jumps over the lazy dog", "\xff\xfe\x80"};
    for (int i = 0; i < 5; i++)
        console_print(c, "%08x %08x %08x %04x\n", fnv(texts[i]), djb(texts[i]), adler(texts[i]),
                      crc(texts[i]));
    return 0;
}
