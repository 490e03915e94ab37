// The value of ({ ... }) is that of its last statement.
// expect: 20
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = ({
        int sum = 0;
        for (int i = 0; i < 5; i++)
            sum += i;
        sum * 2;
    });
    console_print(out, "%d\n", n);
    return 0;
}
