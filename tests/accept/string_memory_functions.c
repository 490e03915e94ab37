// memcpy, memmove, memset and memcmp on bytes, parts and overlapping parts.
// expect: 03 14 05 16 27 38 49 57 88 99 
// expect: 1 0 1
// expect: 171 2 ffffffff ff
#include <console.h>
#include <string.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, b[10];
    memcpy(b, a, sizeof a);
    memmove(a + 2, a, 6);
    memmove(b, b + 3, 7);
    for (int i = 0; i < 10; i++)
        console_print(c, "%d%d ", a[i], b[i]);
    console_print(c, "\n%d %d %d\n", memcmp(a, b, 10) < 0, memcmp(a, a, 10), memcmp(b, a, 1) > 0);
    memset(a + 1, 0xab, 3);
    u32 w[2] = {1, 2};
    memset(w, 0xff, 5);
    console_print(c, "%d %d %x %x\n", a[1], a[4], w[0], w[1]);
    return 0;
}
