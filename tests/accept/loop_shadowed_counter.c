// The counter of a loop hides an outer one, and its body may hide it again.
// expect: 2 52
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = 42, sum = 0;
    for (int i = 0; i < 3; i++) {
        int i = 10;
        sum += i++;
    }
    for (i = 0; i < 2; i++)
        for (int i = 5; i < 7; i++)
            sum += i;
    console_print(c, "%d %d\n", i, sum);
    return 0;
}
