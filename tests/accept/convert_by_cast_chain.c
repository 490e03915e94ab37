// A chain of casts converts step by step, through narrow types and back.
// expect: -8 248 255
// expect: 4294967288 fffffffffffffff8 fffffff8
// expect: 254 127 -2147483648
// expect: 1 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0x12f8;
    console_print(c, "%d %d %d\n", (int)(i8)n, (int)(u8)n, (u8)(i8)-1);
    console_print(c, "%u %lx %lx\n", (u32)(i8)n, (u64)(i8)n, (u64)(u32)(i8)n);
    console_print(c, "%d %d %ld\n", (i16)(u8)(i8)-2, (i8)(u16)0xff7f, (i64)(i32)0x80000000u);
    console_print(c, "%d %d\n", (int)(_Bool)0x100, (int)(char)(_Bool)-7);
    return 0;
}
