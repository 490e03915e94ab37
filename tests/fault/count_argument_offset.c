// What is left after an offset counts, not the whole array.
#include <spin/safe.h>

static int first(const int *__counted_by(n) __scope p, u32 n)
{
    return n ? p[0] : 0;
}

int main(int argc, str_t *__array argv)
{
    int *p = new_array(int, 4);
    return first(p + 2, (u32)argc + 2); // fault: count "p + 2" n=3 len=2
}
