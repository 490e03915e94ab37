// A struct with a double crosses calls.
// expect: 6.250
#include <console.h>

struct value {
    f64 d;
    int n;
};
static struct value make(f64 d, int n)
{
    struct value v = {d, n};
    return v;
}
static f64 total(struct value v, f64 more)
{
    return v.d * v.n + more;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%.3f\n", total(make(1.5, 4), 0.25));
    return 0;
}
