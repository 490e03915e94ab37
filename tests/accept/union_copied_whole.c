// Unions are copied, passed and returned with all their bytes.
// expect: 2010000 6050403 a090807 101
#include <console.h>

union u {
    u8 small;
    u8 bytes[12];
    u32 words[3];
};
static union u shifted(union u a)
{
    union u r = {0};
    for (int i = 0; i < 11; i++)
        r.bytes[i + 1] = a.bytes[i];
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union u a = {.words = {0x04030201, 0x08070605, 0x0c0b0a09}}, b = a;
    b = shifted(shifted(b));
    a.small = 99;
    console_print(c, "%x %x %x %d\n", b.words[0], b.words[1], b.words[2], a.bytes[0] + a.bytes[1]);
    return 0;
}
