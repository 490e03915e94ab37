#include <spin/safe.h>
int sum(const int *__counted_by(count) __scope all, u32 count)
{
    int total = 0;
    for (u32 i = 0; i < count; i++)
        total += all[i];
    return totl;
}
