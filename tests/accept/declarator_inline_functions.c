// Inline procedures, with attributes of the list.
// expect: 5 -3
#include <console.h>

static inline int half(int n)
{
    return n / 2;
}
static __attribute__((noinline)) int kept(int n)
{
    return n + 1;
}
static inline __attribute__((unused, cold)) int never(int n)
{
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", half(kept(9)), half(-7));
    return 0;
}
