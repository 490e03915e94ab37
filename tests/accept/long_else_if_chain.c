// A chain of forty conditions.
// expect: 466326518 50 5
#include <console.h>

#define IF(n) else if (x * 3 % 41 == n) r = n * 5 % 17;
static int f(int x)
{
    int r = -1;
    if (x < 0)
        r = 99;
    IF(1)
    IF(2) IF(3) IF(4) IF(5) IF(6) IF(7) IF(8) IF(9) IF(10) IF(11) IF(12) IF(13) IF(14) IF(15) IF(16)
        IF(17) IF(18) IF(19) IF(20) IF(21) IF(22) IF(23) IF(24) IF(25) IF(26) IF(27) IF(28) IF(29)
            IF(30) IF(31) IF(32) IF(33) IF(34) IF(35) IF(36) IF(37) IF(38) IF(39) IF(40) else r =
                50;
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int sum = 0;
    for (int i = -1; i < 45; i++)
        sum = sum * 3 + f(i);
    console_print(c, "%d %d %d\n", sum, f(41), f(14));
    return 0;
}
