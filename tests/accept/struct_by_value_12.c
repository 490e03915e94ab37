// A struct of 12 bytes is passed and returned by value.
// expect: 21 84 2
#include <console.h>

struct value {
    int a, b, d;
};

static struct value twice(struct value s)
{
    s.a *= 2;
    s.d += 1;
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct value s = {0};
    s.a = 21;
    struct value t = twice(twice(s));
    console_print(c, "%ld %ld %ld\n", (i64)s.a, (i64)t.a, (i64)t.d);
    return 0;
}
