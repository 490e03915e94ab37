// User names cannot meet names of the compiler, the runtime or C itself.
// expect: 34 11
// expect: 4 5
#include <spin/safe.h>
#include <console.h>

static int memcpy_(int n)
{
    return n;
}
struct t1 { int f_a, L1; };
static int u_x = 3, t1 = 4, slot_console_open = 5, spin_word = 6, i64_ = 7;
static int register_(int b_p, int n_p)
{
    return b_p * n_p;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct t1 m1 = {1, 2};
    int x = 8, n_x = 9;
L1:
    x++;
    if (x < 11)
        goto L1;
    console_print(out, "%d %d\n", u_x + t1 + slot_console_open + spin_word + i64_ + n_x, x);
    console_print(out, "%d %d\n", register_(m1.f_a + 1, m1.L1), memcpy_(5));
    return 0;
}
