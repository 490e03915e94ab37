// Deep recursion with two calls.
// expect: 7 9 21
#include <console.h>

static u32 ackermann(u32 m, u32 n)
{
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%u %u %u\n", ackermann(1, 5), ackermann(2, 3), ackermann(2, 9));
    return 0;
}
