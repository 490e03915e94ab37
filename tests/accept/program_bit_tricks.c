// Population counts, leading zeros, reversal, rotation and parity, each in two ways.
// expect: 0 1619564450 1e6a2c48 34567812
#include <console.h>

static int count(u32 n)
{
    int k = 0;
    for (; n; n &= n - 1)
        k++;
    return k;
}
static int count2(u32 n)
{
    n -= n >> 1 & 0x55555555;
    n = (n & 0x33333333) + (n >> 2 & 0x33333333);
    return ((n + (n >> 4)) & 0x0f0f0f0f) * 0x01010101 >> 24;
}
static int zeros(u32 n)
{
    int k = 32;
    for (; n; n >>= 1)
        k--;
    return k;
}
static int zeros2(u32 n)
{
    int k = 0;
    for (int s = 16; s; s >>= 1)
        if (!(n >> (32 - s - k)))
            k += s;
    return n ? k : 32;
}
static u32 reverse(u32 n)
{
    u32 r = 0;
    for (int i = 0; i < 32; i++, n >>= 1)
        r = r << 1 | (n & 1);
    return r;
}
static u32 reverse2(u32 n)
{
    n = n >> 1 & 0x55555555 | (n & 0x55555555) << 1;
    n = n >> 2 & 0x33333333 | (n & 0x33333333) << 2;
    n = n >> 4 & 0x0f0f0f0f | (n & 0x0f0f0f0f) << 4;
    n = n >> 8 & 0x00ff00ff | (n & 0x00ff00ff) << 8;
    return n >> 16 | n << 16;
}
static u32 rotate(u32 n, int k)
{
    return n << (k & 31) | n >> (-k & 31);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u32 n = 1, wrong = 0, sum = 0;
    for (int i = 0; i < 200; i++, n = n * 1664525 + 1013904223) {
        u32 m = n >> i % 32;
        wrong +=
            count(m) != count2(m) || zeros(m | 1) != zeros2(m | 1) || reverse(m) != reverse2(m);
        wrong += rotate(rotate(m, i), -i) != m;
        sum = sum * 31 + count(m) + zeros(m | 1);
    }
    console_print(c, "%u %u %x %x\n", wrong, sum, reverse(0x12345678), rotate(0x12345678, 8));
    return 0;
}
