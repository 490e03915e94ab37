// part: part_sum.c
#include <spin/safe.h>
int sum(const int *__counted_by(n) __scope p, u32 n)
{
    int all = 0;
    while (n--)
        all += *p++;
    return all;
}
