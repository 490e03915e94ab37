// Cases fall through until a break.
// expect: 11 10 100 1100
#include <spin/safe.h>
#include <console.h>

static int classify(int n)
{
    int r = 0;
    switch (n) {
    case 1:
        r += 1;
    case 2:
        r += 10;
        break;
    default:
        r += 1000;
    case 3:
        r += 100;
    }
    return r;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d %d %d\n", classify(1), classify(2), classify(3), classify(4));
    return 0;
}
