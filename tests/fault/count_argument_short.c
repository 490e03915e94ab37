// The callee would read past the four elements that are there.
#include <spin/safe.h>

static int sum(const int *__counted_by(n) __scope p, u32 n)
{
    int total = 0;
    for (u32 i = 0; i < n; i++)
        total += p[i];
    return total;
}

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 4);
    return sum(p, (u32)argc + 7); // fault: count "p" n=8 len=4
}
