// break leaves the innermost switch or loop; continue goes past a switch.
// expect: 70422734
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int log = 0;
    for (int i = 0; i < 5; i++) {
        switch (i) {
        case 1: continue;
        case 2:
            switch (i * 2) {
            case 4: log = log * 10 + 4; break;
            default: log = log * 10 + 9;
            }
            log = log * 10 + 2;
            break;
        case 4:
            for (;;) {
                switch (log % 2) {
                case 0: log++; continue;
                case 1: break;
                }
                break;
            }
            break;
        default: log = log * 10 + 7;
        }
        log = log * 10 + i;
    }
    console_print(c, "%d\n", log);
    return 0;
}
