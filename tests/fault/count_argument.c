// An argument with fewer elements than its parameter needs.
#include <spin/safe.h>

static int zero;
static int sum(const int *__counted_by(n) __scope p, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += p[i];
    return s;
}

int main(int argc, str_t *__array argv)
{
    int *a = new_array(int, 4);
    return sum(a, 8 + zero); // fault: count "a" n=8 len=4
    return 0;
}
