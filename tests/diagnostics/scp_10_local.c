#include <spin/safe.h>
static u64 length(const int *__array __scope all)
{
    return lenof(all);
}
u64 f(void)
{
    int row[3] = {1, 2, 3};
    return length(row);
}
