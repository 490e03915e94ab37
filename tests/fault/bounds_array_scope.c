// A whole array lent: its length is the header's.
#include <spin/safe.h>

static int sum(const int *__array __scope all, u32 n)
{
    int sum = 0;
    for (u32 i = 0; i < n; i++)
        sum += all[i];  // fault: bounds "all[i]" i=3 len=3
    return sum;
}

int main(int argc, str_t *__array argv)
{
    int *row = new_array(int, 3);
    return sum(row, 3) + sum(row, 4);
}
