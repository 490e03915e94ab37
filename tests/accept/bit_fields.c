// Bit-fields hold their width, with and without sign.
// expect: 0 9 1 1
#include <spin/safe.h>
#include <console.h>

struct flags { u32 a : 3; int b : 5; u32 c : 1; u64 d : 40; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct flags f = {.a = 7, .b = -3, .c = 1, .d = 0xffffffffffu};
    f.a++;
    f.b -= 20;
    f.d += 2;
    console_print(out, "%u %d %u %lu\n", f.a, f.b, f.c, (u64)f.d);
    return 0;
}
