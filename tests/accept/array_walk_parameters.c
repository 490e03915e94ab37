// p++ and n-- on a counted parameter.
// expect: 31810 65
#include <console.h>

static u32 sum(const u8 *__counted_by(n) __scope p, u32 n)
{
    u32 s = 0;
    while (n--)
        s = s * 31 + *p++;
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 *v = new_array(u8, 4);
    for (int i = 0; i < 4; i++)
        v[i] = (u8)(i + 1);
    console_print(c, "%u %u\n", sum(v, 4), sum(v + 1, 2));
    return 0;
}
