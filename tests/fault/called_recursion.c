// Recursion that ends in a failed check: the same call is listed once, with how often.
#include <spin/safe.h>

#include <console.h>

static int walk(const int *__counted_by(n) __scope p, int n, int depth)
{
    console_print(console_open(), "");
    if (depth == 0)
        return p[n]; // fault: bounds "p[n]"
    return walk(p, n, depth - 1) + walk(p, n - 1, 1); // called: walk
}

int main(int argc, str_t *__array argv)
{
    int a[4] = {1, 2, 3, 4};
    return walk(a, 4, argc + 20);
}
