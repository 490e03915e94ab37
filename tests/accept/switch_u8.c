// A switch on a narrow type compares promoted values.
// expect: 1234
#include <spin/safe.h>
#include <console.h>

static int kind(u8 b)
{
    switch (b) {
    case 0: return 1;
    case 255: return 2;
    case 128: return 3;
    }
    return 4;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d%d%d%d\n", kind(0), kind((u8)-1), kind(128), kind(1));
    return 0;
}
