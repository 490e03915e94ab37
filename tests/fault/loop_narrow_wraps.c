// An int that wraps on the way and is back where it was after the last of 2^34 turns.
#include <spin/safe.h>

static long sum(int *__array a, long n)
{
    int j = 0;
    long k = 0, s = 0;
    for (long i = 0; i < n; i++) {
        s += a[(long)j - k]; // fault: bounds "a[j - k]" i=-4294967296 len=10
        j += 1 << 30;
        k += 1 << 30;
    }
    return s;
}

int main(int argc, str_t *__array argv)
{
    return (int)sum(new_array(int, 10), ((long)argc << 34) + 1);
}
