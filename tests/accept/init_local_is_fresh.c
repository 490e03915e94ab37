// A local with an initialiser is set each time its declaration is reached.
// expect: 0 5 11 6
// expect: 1 5 11 6
// expect: 2 5 11 6
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 3; i++) {
        int v[3] = {i}, n = 5;
        v[1] += n++;
        v[2] += v[1] + n;
        console_print(c, "%d %d %d %d\n", v[0], v[1], v[2], n);
    }
    return 0;
}
