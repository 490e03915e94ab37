// Three dimensions.
// expect: 23 6
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 v[2][3][4] = {0};
    for (int i = 0; i < 24; i++)
        v[i / 12][i / 4 % 3][i % 4] = (u8)i;
    console_print(c, "%d %d\n", v[1][2][3], v[0][1][2]);
    return 0;
}
