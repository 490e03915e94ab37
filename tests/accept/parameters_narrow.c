// A narrow parameter has its range inside the procedure, whatever was passed.
// expect: 65790
#include <spin/safe.h>
#include <console.h>

static int show(u8 a, i8 b, u16 c, _Bool d)
{
    return a + b + c + d;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d\n", show((u8)511, (i8)255, (u16)-1, 77));
    return 0;
}
