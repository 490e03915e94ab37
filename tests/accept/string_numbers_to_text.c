// Numbers to text and back in every base from 2 to 16.
// expect: 32 11011110101011011011111011101111
// expect: 14 30122344203214
// expect: 10 3735928559
// expect: 9 16ceb1bde
// expect: 8 deadbeef
// expect: 15
#include <console.h>

static int write(char out[40], u32 n, u32 base)
{
    char digits[40];
    int k = 0, at = 0;
    do
        digits[k++] = "0123456789abcdef"[n % base];
    while (n /= base);
    while (k)
        out[at++] = digits[--k];
    out[at] = 0;
    return at;
}
static u32 read(const char text[40], u32 base)
{
    u32 n = 0;
    for (int i = 0; text[i]; i++)
        n = n * base + (text[i] <= '9' ? text[i] - '0' : text[i] - 'a' + 10);
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char text[40];
    u32 good = 0;
    for (u32 base = 2; base <= 16; base++) {
        int n = write(text, 3735928559u, base);
        good += read(text, base) == 3735928559u;
        if (base % 5 == 0 || base == 2 || base == 16)
            console_print(c, "%d %s\n", n, text);
    }
    console_print(c, "%u\n", good);
    return 0;
}
