// Tables of strings: constant, indexed by enumerators, passed on.
// expect: x 1
// expect: large 5
// expect: small 5
// expect: 0
#include <console.h>

enum { SMALL, LARGE, KINDS };
static const str_t names[KINDS] = {[LARGE] = "large", [SMALL] = "small"};
static int length(const char *s)
{
    int n = 0;
    while (s[n])
        n++;
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    str_t local[3] = {"x", names[LARGE], names[SMALL]};
    for (int i = 0; i < 3; i++)
        console_print(c, "%s %d\n", local[i], length(local[i]));
    console_print(c, "%d\n", names[0][0] < names[1][0]);
    return 0;
}
