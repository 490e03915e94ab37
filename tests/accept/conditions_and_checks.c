// Checks that conditions, checks before them and turns of loops show to pass give what they gave.
// expect: sift 9 5 7 1 3
// expect: pairs 40 3
// expect: kept 4 2 4 6 8
// expect: parts 1 8 15
// expect: flips 1 2 3 4 5
// expect: again 13
#include <console.h>

static void sift(u32 *__counted_by(n) a, u32 at, u32 n)
{
    u32 x = a[at];
    for (;;) {
        u32 child = 2 * at + 1;
        if (child >= n)
            break;
        if (child + 1 < n && a[child + 1] > a[child])
            child++;
        if (a[child] <= x)
            break;
        a[at] = a[child];
        at = child;
    }
    a[at] = x;
}

static int pairs(const u8 *__counted_by(n) b, u32 n, u32 *__scope odd)
{
    int s = 0;
    u32 at = 0;
    while (at + 1 < n && at < 1000) {
        s += b[at] * b[at + 1];
        at += 2;
    }
    if (at < n)
        *odd = b[at];
    return s;
}

/* What is even is moved to the front: `to` is never past `i`. */
static u32 keep_even(u8 *__counted_by(n) b, u32 n)
{
    u32 to = 0;
    for (u32 i = 0; i < n; i++)
        if (b[i] % 2 == 0)
            b[to++] = b[i];
    return to;
}

static int flip(u8 *__counted_by(n) b, i32 n)
{
    u8 p[8];
    for (i32 i = 0; i < 8; i++)
        p[i] = b[i % n];
    for (i32 i = 0, j = b[0] - 1; i < j; i++, j--) {
        u8 t = p[i];
        p[i] = p[j];
        p[j] = t;
    }
    for (i32 i = 0; i < n; i++)
        b[i] = p[i];
    return p[0];
}

static int again(const u8 *__counted_by(n) b, size_t n, size_t i)
{
    int s = b[i];
    if (i >= 1)
        s += b[i - 1] + b[i / 2];
    return s + b[i];
}

static u8 *__array bytes(u32 n, u32 from, u32 step)
{
    u8 *b = new_array(u8, n);
    for (u32 i = 0; i < n; i++)
        b[i] = (u8)(from + i * step);
    return b;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u32 *heap = new_array(u32, 5), odd = 0;
    u32 first[5] = {3, 9, 7, 1, 5};
    for (u32 i = 0; i < 5; i++)
        heap[i] = first[i];
    sift(heap, 0, 5);
    console_print(c, "sift %u %u %u %u %u\n", heap[0], heap[1], heap[2], heap[3], heap[4]);
    int sum = pairs(bytes(5, 7, (u32)-1), 5, &odd);
    console_print(c, "pairs %d %u\n", sum - 22, odd);
    u8 *b = bytes(8, 1, 1);
    u32 kept = keep_even(b, 8);
    console_print(c, "kept %u %u %u %u %u\n", kept, b[0], b[1], b[2], b[3]);
    b = bytes(16, 1, 1);
    u32 x = (u32)argc + 7;
    console_print(c, "parts %u %u %u\n", b[x - x], b[(x & 7) + 7 - (x & 7)], b[x % 2 + 14 - x % 2]);
    b = bytes(5, 5, (u32)-1);
    flip(b, 5);
    console_print(c, "flips %u %u %u %u %u\n", b[0], b[1], b[2], b[3], b[4]);
    console_print(c, "again %d\n", again(bytes(5, 1, 1), 5, 3));
    return 0;
}
