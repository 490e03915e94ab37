// A counted result or parameter that may be null is null whatever its count says, and has no elements.
// expect: 0 3 0 0 6 0 1
#include <spin/safe.h>
#include <console.h>

static int *__counted_by(n) __nullable numbers(int n, int wanted)
{
    if (wanted == 0)
        return 0;
    if (wanted == 1)
        return NULL;
    int *a = new_array(int, n);
    for (int i = 0; i < n; i++)
        a[i] = i + 1;
    return wanted == 2 ? NULL : a;
}

typedef int *__counted_by(n) __nullable (*maker)(int n, int wanted);

static int sum(const int *__counted_by(n) __scope __nullable p, int n)
{
    int s = 0;
    for (int i = 0; p && i < n; i++)
        s += p[i];
    return s + (int)lenof(p) - (p ? n : 0);
}

static int kept(int *__counted_by(n) __nullable p, int n)
{
    int *__array q = p;
    return q ? (int)lenof(q) : -n;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    maker m = numbers;
    int *p = m(3, argc - 1), *q = numbers(3, 9), *r = numbers(3, argc);
    console_print(out, "%d %d %d %d %d %d %d\n", (int)lenof(p), (int)lenof(q), (int)lenof(r),
                  sum(numbers(4, 2), 4), sum(q, 3), sum(NULL, 5), kept(NULL, 5) == -5);
    return 0;
}
