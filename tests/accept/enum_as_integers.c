// Enums and integers convert to each other; an enum holds values that it does not name.
// expect: 77 308 3 1
// expect: 9 0
#include <console.h>

enum level { LOW = 1, HIGH = 4 };
static enum level raise(enum level l)
{
    return l + 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    enum level l = LOW;
    l = raise(l);
    l += 10;
    l++;
    l |= 64;
    int n = l * HIGH;
    u8 b = HIGH + 255;
    console_print(c, "%d %d %d %d\n", l, n, b, LOW < HIGH);
    int counts[HIGH] = {0};
    for (enum level i = LOW; i < HIGH; i++)
        counts[i] = i * i;
    console_print(c, "%d %d\n", counts[HIGH - 1], (enum level) - 1 < 0);
    return 0;
}
