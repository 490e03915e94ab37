// continue goes to the step of a for and to the condition of while and do.
// expect: 420 5
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = 0;
    for (int i = 0; i < 10; i++) {
        if (i % 2)
            continue;
        n += i;
    }
    int k = 0;
    do {
        if (k == 2)
            continue;
        n += 100;
    } while (k++ < 4);
    console_print(out, "%d %d\n", n, k);
    return 0;
}
