// Null instead of the value that is expected: what is there could not be told.
#include <spin/safe.h>

static int swap(u32 *__nullable p, u32 n)
{
    return atomic_compare_exchange_strong(&n, p, 1); // fault: null "atomic_compare_exchange_strong(&n, p, 1)"
}

int main(int argc, str_t *__array argv)
{
    return swap(NULL, 3);
}
