// A scope result has what its bound promises: checked where it returns, by the object behind it.
#include <spin/safe.h>

static int *__counted_by(n) __scope from(int *__counted_by(m) __scope a, u32 m, u32 n, u32 at)
{
    int *p = a + at;
    return p;  // fault: count "p" n=4 len=3
}

int main(int argc, str_t *__array argv)
{
    int row[5] = {1, 2, 3, 4, 5};
    int *two = from(row, 5, 2, 3);
    return two[1] + from(row, 5, 4, 2)[0];
}
