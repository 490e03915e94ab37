// A function that is put into its callers does there what it does by itself: each call has its own locals.
// expect: 6 6 1 1 | 0 3 0 3 | 12 30 | 7 8 -1 | 3 1 -1 | 5050
#include <spin/safe.h>
#include <console.h>

struct pair {
    int *__counted_by(n) a;
    u32 n;
};

static int changed(int n)
{
    n += 3;
    return n * 2;
}

static int cleared(int n)
{
    int kept = 0;
    if (n > 2)
        kept = n;
    return kept;
}

static int sum(const int *__counted_by(n) __scope a, u32 n)
{
    int s = 0;
    for (u32 i = 0; i < n; i++)
        s += a[i];
    return s;
}

static void grow(struct pair *p)
{
    int *a = new_array(int, p->n * 2);
    for (u32 i = 0; i < p->n; i++)
        a[i] = p->a[i];
    p->a = a;
    p->n *= 2;
}

static void push(struct pair *p, u32 at, int value)
{
    if (at >= p->n)
        grow(p);
    p->a[at] = value;
}

static int kind_of(int n)
{
    switch (n & 3) {
    case 0: return 7;
    case 1: return 8;
    }
    return -1;
}

static void swap(int *__scope a, int *__scope b)
{
    int old = *a;
    *a = *b;
    *b = old;
}

static int depth(int n)
{
    return n ? n + depth(n - 1) : 0;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = 0, x = 1, y = 2, z = 3, zeros[4] = {0, 0, 0, 0};
    int first = changed(n), again = changed(n);
    for (int i = 0; i < 4; i++)
        zeros[i] = cleared(i % 2 ? 3 : i);
    struct pair *p = new (struct pair);
    p->a = new_array(int, 1);
    p->n = 1;
    for (u32 i = 0; i < 12; i++)
        push(p, i, (int)i % 5 + 1);
    swap(&x, &z);
    swap(&y, &z);
    console_print(out, "%d %d %d %d | %d %d %d %d | %d %d | %d %d %d | %d %d %d | %d\n", first,
                  again, n == 0, argc > 0, zeros[0], zeros[1], zeros[2], zeros[3],
                  sum(p->a + 2, 3), sum(p->a, 12) - (int)p->n + 13, kind_of(4), kind_of(1),
                  kind_of(2), x, z - 1, y - z, depth(100));
    return 0;
}
