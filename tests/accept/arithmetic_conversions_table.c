// Each pair of int, unsigned, long and unsigned long in a comparison: which type both become.
// expect: 1 1 0 1
// expect: 0 1 0
// expect: 1 0 1
// expect: 1 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = -1;
    u32 u = 1;
    long l = -1;
    u64 ul = 1;
    console_print(c, "%d %d %d %d\n", i < 1, i < (int)u, i < u, i < l + 2);
    console_print(c, "%d %d %d\n", i<ul, u> l, l < ul);
    console_print(c, "%d %d %d\n", i == (u32)i, (u32)i == l, (u64)i == l);
    console_print(c, "%d %d\n", (u32)i > l, i > (i64)0x7fffffff);
    return 0;
}
