// A break leaves the inner switch.
// expect: 4212
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int r = 0;
    for (int i = 0; i < 6; i++) {
        switch (i % 3) {
        case 0:
            switch (i) {
            case 3:
                r += 10;
                break;
            }
            r += 1;
            break;
        case 1:
            continue;
        default:
            r += 100;
        }
        r += 1000;
    }
    console_print(c, "%d\n", r);
    return 0;
}
