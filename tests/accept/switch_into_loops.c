// A label inside a loop that is inside the switch: the loop goes on from there.
// expect: 46 3 303 406
#include <console.h>

static int from(int n)
{
    int sum = 0, i = 3;
    switch (n) {
    case 0:
        for (i = 0; i < 4; i++) {
            sum += 10;
        case 1: sum += i;
        }
        break;
    case 2:
        while (i-- > 0)
        case 3: sum += 100 + i;
    }
    return sum;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", from(0), from(1), from(2), from(3));
    return 0;
}
