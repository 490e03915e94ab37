// A literal of several thousand characters, put together by macros.
// expect: 5001 500 x
#include <console.h>

#define A10   "0123456789"
#define A100  A10 A10 A10 A10 A10 A10 A10 A10 A10 A10
#define A1000 A100 A100 A100 A100 A100 A100 A100 A100 A100 A100
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *s = A1000 A1000 A1000 A1000 A1000 "x";
    int n = 0, sum = 0;
    for (; s[n]; n++)
        sum += s[n] == '7';
    console_print(c, "%d %d %c\n", n, sum, s[5000]);
    return 0;
}
