// A counted parameter reaches its bound, and part of an array can be lent.
// expect: 21 12 100
// expect: 6 0
#include <spin/safe.h>
#include <console.h>

static int sum(const int *__counted_by(n) __scope p, size_t n)
{
    int s = 0;
    for (size_t i = 0; i < n; i++)
        s += p[i];
    return s;
}
static int last(const int *__counted_by(rows * columns) __scope p, int rows, int columns)
{
    return p[rows * columns - 1];
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int local[6] = {1, 2, 3, 4, 5, 6};
    int *heap = new_array(int, 3);
    heap[0] = 100;
    console_print(out, "%d %d %d\n", sum(local, 6), sum(local + 2, 3), sum(heap, 3));
    console_print(out, "%d %d\n", last(local, 2, 3), sum(NULL, 0));
    return 0;
}
