// char is signed: characters above 127 are negative.
// expect: 0 1 1 1
// expect: 1 1 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char h = '\xe9';
    u8 u = 0xe9;
    const char *s = "\xe9z";
    console_print(c, "%d %d %d %d\n", h == u, h < 0, h == '\xe9', s[0] == h);
    console_print(c, "%d %d %d\n", (u8)h == u, s[0] < s[1], (u8)s[0] < (u8)s[1]);
    return 0;
}
