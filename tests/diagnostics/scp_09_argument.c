#include <spin/safe.h>
static int sum(int **__counted_by(2) __scope all)
{
    return *all[0] + *all[1];
}
int f(int *__scope a, int *__scope b)
{
    int *__scope both[2] = {a, b};
    return sum(both);
}
