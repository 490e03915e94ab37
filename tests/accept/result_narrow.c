// A result is narrowed to its type.
// expect: 255 1 -25536
#include <spin/safe.h>
#include <console.h>

static u8 low(int n)
{
    return n;
}
static _Bool truth(int n)
{
    return n;
}
static i16 half(long n)
{
    return n;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d %d\n", low(511), truth(512), half(40000));
    return 0;
}
