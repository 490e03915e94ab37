// __typeof__ of variables, expressions, members and types, as what it says.
// expect: 0 256 1.5 201 200 12
// expect: 6
#include <console.h>

struct s {
    u8 b;
    double d[2];
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s s = {200, {1.5, 2.5}};
    __typeof__(s.b) wraps = 255;
    __typeof__(s.b + 1) does_not = 255;
    __typeof__(s.d[0]) d = 3;
    __typeof__(s) other = s;
    __typeof__(int[3]) v = {1, 2, 3};
    wraps++;
    does_not++;
    d /= 2;
    other.b++;
    console_print(c, "%d %d %g %d %d %lu\n", wraps, does_not, d, other.b, s.b, sizeof v);
    const int k = 5;
    __typeof__(k + 0) changed = k;
    changed++;
    console_print(c, "%d\n", changed);
    return 0;
}
