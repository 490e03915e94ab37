// A NUL inside a literal is data; printing stops there.
// expect: ab 6 cd cd
// expect: cd
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const char s[] = "ab\0cd";
    console_print(c, "%s %lu %c%c %s\n", s, sizeof s, s[3], s[4], &s[3]);
    console_write(c, s + 3, 2);
    console_print(c, "\n");
    return 0;
}
