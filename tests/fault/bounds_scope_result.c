// What a scope result reaches ends where its bound says, not where the array does.
#include <spin/safe.h>

static int *__counted_by(n) __scope from(int *__counted_by(m) __scope a, u32 m, u32 n)
{
    return a + (m - n - 1);
}

int main(int argc, str_t *__array argv)
{
    int row[5] = {1, 2, 3, 4, 5}, sum = 0;
    int *two = from(row, 5, 2);
    for (u32 i = 0; i <= 2; i++)
        sum += two[i];  // fault: bounds "two[i]" i=2 len=2
    return sum;
}
