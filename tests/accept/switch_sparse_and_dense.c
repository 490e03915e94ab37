// Dense labels, and labels far apart at both ends of their type.
// expect: 012345060 123450
#include <console.h>

static int dense(int n)
{
    switch (n) {
    case 10: return 1;
    case 11: return 2;
    case 12: return 3;
    case 13: return 4;
    case 14: return 5;
    case 16: return 6;
    }
    return 0;
}
static int sparse(int n)
{
    switch (n) {
    case -2147483647 - 1: return 1;
    case -70000: return 2;
    case 0: return 3;
    case 65536: return 4;
    case 2147483647: return 5;
    }
    return 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 9; i < 18; i++)
        console_print(c, "%d", dense(i));
    console_print(c, " %d%d%d%d%d%d\n", sparse(-2147483647 - 1), sparse(-70000), sparse(0),
                  sparse(65536), sparse(2147483647), sparse(1));
    return 0;
}
