// break and continue in for, while and do, in each other.
// expect: 1232
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0;
    for (int i = 0; i < 6; i++) {
        if (i == 1)
            continue;
        int j = 0;
        while (1) {
            if (++j == 2)
                continue;
            if (j > 4)
                break;
            int k = 3;
            do {
                if (k == 2)
                    continue;
                if (j == 3)
                    break;
                n += k;
            } while (--k);
            n += 100;
        }
        if (i == 4)
            break;
    }
    console_print(c, "%d\n", n);
    return 0;
}
