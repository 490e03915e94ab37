// Inner names hide outer ones, also those of procedures and globals.
// expect: 121 2
#include <spin/safe.h>
#include <console.h>

static int value = 1;
static int twice(int n)
{
    return n * 2;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int sum = value;
    {
        int value = 10;
        sum += value;
        for (int value = 100; value < 101; value++)
            sum += value;
        int twice = value;
        sum += twice;
    }
    console_print(out, "%d %d\n", sum, twice(value));
    return 0;
}
