// What an initialiser does not name is zero: numbers, floats, references, rows.
// expect: 0 0 1 0070 0
// expect: 25
#include <console.h>

struct all {
    int n;
    double d;
    void *p;
    u8 bytes[4];
    struct {
        i64 far;
    } in;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct all a = {.bytes = {[2] = 7}};
    int grid[3][3] = {[1] = {[1] = 5}};
    console_print(c, "%d %g %d %d%d%d%d %ld\n", a.n, a.d, a.p == NULL, a.bytes[0], a.bytes[1],
                  a.bytes[2], a.bytes[3], a.in.far);
    int sum = 0;
    for (int i = 0; i < 9; i++)
        sum += grid[i / 3][i % 3] * (i + 1);
    console_print(c, "%d\n", sum);
    return 0;
}
