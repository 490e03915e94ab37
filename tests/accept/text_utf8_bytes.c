// UTF-8 in literals is bytes.
// expect: 61 c3 a4 e2 82 ac f0 9d 84 9e 00 4
// expect: ä€
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const char s[] = "aä€𝄞";
    for (u32 i = 0; i < sizeof s; i++)
        console_print(c, "%02x ", (u8)s[i]);
    int letters = 0;
    for (const char *p = s; *p; p++)
        letters += ((u8)*p & 0xc0) != 0x80;
    console_print(c, "%d\n%s\n", letters, "\u00e4\u20ac");
    return 0;
}
