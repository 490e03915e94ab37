// Arrays of _Bool hold 0 and 1 whatever is stored.
// expect: 46 0110 6
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    _Bool v[6] = {2, 0, -1, 0.5, 'a', 0};
    int sum = 0;
    for (int i = 0; i < 6; i++)
        sum = sum * 2 + v[i];
    v[1] = sum;
    v[0] ^= 1;
    v[2] += 5;
    v[3] = !v[3];
    console_print(c, "%d %d%d%d%d %lu\n", sum, v[0], v[1], v[2], v[3], sizeof v);
    return 0;
}
