// Labels inside inner blocks and branches of the switch.
// expect: 0 32 34 30
#include <console.h>

static int enter(int n)
{
    int r = 0;
    switch (n) {
        if (r == 5) {
        case 1: r += 1;
        } else {
        case 2: r += 2;
        }
        {
            int local;
        case 3: local = r; r += local + 30;
        }
    }
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", enter(0), enter(1), enter(2), enter(3));
    return 0;
}
