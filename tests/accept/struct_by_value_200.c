// A struct of 200 bytes is passed and returned by value.
// expect: 21 84 2
#include <console.h>

struct value {
    u8 a[200];
};

static struct value twice(struct value s)
{
    s.a[0] *= 2;
    s.a[199] += 1;
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct value s = {0};
    s.a[0] = 21;
    struct value t = twice(twice(s));
    console_print(c, "%ld %ld %ld\n", (i64)s.a[0], (i64)t.a[0], (i64)t.a[199]);
    return 0;
}
