// A union reads the bytes that were stored through another member.
// expect: 1 63 16256
// expect: 3f800001
#include <spin/safe.h>
#include <console.h>

union word { u32 n; u8 byte[4]; u16 half[2]; float f; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    union word w = {.n = 0x3f800000};
    console_print(out, "%g %d %d\n", w.f, w.byte[3], w.half[1]);
    w.byte[0] = 1;
    console_print(out, "%x\n", w.n);
    return 0;
}
