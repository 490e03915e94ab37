// Declarations in front of the first label: their names are known, their initialisers not run.
// expect: 15 7 20
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 3; i++)
        switch (i) {
            int kept;
            enum { TEN = 10 };
        case 0:
            kept = 5;
            console_print(c, "%d ", kept + TEN);
            break;
        case 1: {
            int kept = 7;
            console_print(c, "%d ", kept);
        } break;
        default: kept = i; console_print(c, "%d\n", kept * TEN);
        }
    return 0;
}
