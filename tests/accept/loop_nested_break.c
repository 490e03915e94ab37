// break leaves the innermost loop only.
// expect: 1012
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = 0;
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 10; j++) {
            if (j > i)
                break;
            n = n * 10 + j;
        }
    }
    console_print(out, "%d\n", n);
    return 0;
}
