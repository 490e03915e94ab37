// return from inside nested loops and switches.
// expect: 23 3 -99 44
#include <console.h>

static int find(int target)
{
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < 5; j++)
            switch (i * 5 + j - target) {
            case 0: return i * 10 + j;
            case 20: return -i;
            }
    return -99;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", find(13), find(3), find(100), find(24));
    return 0;
}
