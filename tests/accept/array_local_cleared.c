// A local with an initialiser list is cleared each time it is declared.
// expect: 3
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        int a[4] = {i};
        sum += a[0] + a[3];
        a[3] = 100;
    }
    console_print(out, "%d\n", sum);
    return 0;
}
