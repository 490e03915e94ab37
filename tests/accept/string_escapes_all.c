// Every escape in strings, octal and hexadecimal ones of each length.
// expect: 7 8 12 10 13 9 11 92 39 34 63 0 7 7 7 7 56 7 65 103 0 
// expect: 3 3
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const char s[] = "\a\b\f\n\r\t\v\\\'\"\?\0\7\07\007\0078\x7\x41g";
    for (u32 i = 0; i < sizeof s; i++)
        console_print(c, "%d ", s[i]);
    console_print(c, "\n%lu %lu\n", sizeof "\x41g", sizeof "\1234");
    return 0;
}
