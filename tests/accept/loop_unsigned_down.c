// Counting down with an unsigned counter: by `i-- > 0`, and until it wraps.
// expect: 43213220
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[4] = {1, 2, 3, 4}, n = 0;
    for (u32 i = 4; i-- > 0;)
        n = n * 10 + v[i];
    for (u8 i = 3; i < 200; i--)
        n = n * 10 + i;
    for (size_t i = 4; i != 0; i--)
        n += v[i - 1];
    console_print(c, "%d\n", n);
    return 0;
}
