// Loops with and without their checks give the same: at the ends of ranges, empty, backwards, by several counters.
// expect: up 45 0 45
// expect: down 45 45 10
// expect: steps 13 20 12
// expect: pairs 45 25
// expect: matrix 372
// expect: stops 21 6
// expect: wide 36
// expect: narrow 28 10
// expect: companions 1 3 5 7
#include <console.h>

static int up(int *__array q, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += q[i];
    return s;
}

static u32 up_unequal(int *__array q, size_t n)
{
    u32 s = 0;
    for (size_t i = 0; i != n; i++)
        s += (u32)q[i];
    return s;
}

static int down(int *__array q, int n)
{
    int s = 0;
    for (int i = n - 1; i >= 0; i--)
        s += q[i];
    return s;
}

static int down_unsigned(int *__array q, size_t n)
{
    int s = 0;
    while (n-- > 0)
        s += q[n];
    return s;
}

static int down_shifted(int *__array q, u32 n)
{
    int s = 0;
    for (u32 i = n; i > 0; i--)
        s += q[i - 1];
    return s;
}

static int steps(int *__array q, u32 from, u32 n, int by_three)
{
    int s = 0;
    if (by_three)
        for (u32 i = from; i + 2 < n; i += 3)
            s += q[i + 2];
    else
        for (u32 i = from; i < n; i += 2)
            s += q[i];
    return s;
}

static int pairs(const int *__counted_by(n) q, u32 n)
{
    int s = 0;
    for (; n > 1; n -= 2, q += 2)
        s += q[0] + q[1];
    return s;
}

static int odd(const int *__counted_by(n) q, size_t n)
{
    int s = 0;
    size_t at = 0;
    for (size_t i = 0; i < n / 2; i++) {
        at++;
        s += q[at++];
    }
    return s;
}

static int trace_of_square(int *__array q, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            s += q[i * n + k] * q[k * n + i];
    return s;
}

/* The limit is far behind the end; the loop is not. */
static int stops(int *__array q, int limit, int at)
{
    int s = 0;
    for (int i = 0; i < limit; i++) {
        if (q[i] == at)
            break;
        s += q[i];
    }
    return s;
}

static int wide(int *__array q, u64 from, u64 to)
{
    int s = 0;
    for (u64 i = from; i < to; i++)
        s += q[i + 2]; /* wraps into the array */
    return s;
}

static int narrow(int *__array q, u8 n)
{
    int s = 0;
    for (u8 i = 0; i < n; i++)
        s += q[i];
    return s;
}

static void companions(int *__array q, u32 n)
{
    u32 twice = 1;
    for (u32 i = 0; i < n; i++, twice += 2)
        q[i] = (int)twice;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    int *__array q = new_array(int, 10), *__array square = new_array(int, 9), *__array four = new_array(int, 4);
    for (int i = 0; i < 10; i++)
        q[i] = i;
    for (int i = 0; i < 9; i++)
        square[i] = i + 1 + i / 3;
    console_print(console, "up %d %d %u\n", up(q, 10), up(q, argc - 9), up_unequal(q, 10));
    console_print(console, "down %d %d %d\n", down(q, 10), down_unsigned(q, 10), down_shifted(q, 5));
    console_print(console, "steps %d %d %d\n", steps(q, 2, 10, 1) + steps(q, 0, 3, 1), steps(q, 0, 10, 0),
                  steps(q, 4, 8, 0) + steps(q, 2, 3, 0));
    console_print(console, "pairs %d %d\n", pairs(q, 10), odd(q, 10));
    console_print(console, "matrix %d\n", trace_of_square(square, 3));
    console_print(console, "stops %d %d\n", stops(q, 0x7fffffff, 7), stops(q, 1000, 4));
    console_print(console, "wide %d\n", wide(q, (u64)-2, (u64)-1) + wide(q, 0, 7) + 1);
    console_print(console, "narrow %d %d\n", narrow(q, 8), narrow(q, 5));
    companions(four, 4);
    console_print(console, "companions %d %d %d %d\n", four[0], four[1], four[2], four[3]);
    return 0;
}
