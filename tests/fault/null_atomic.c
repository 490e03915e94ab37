// An atomic operation through null.
#include <spin/safe.h>

static u32 count(u32 *__nullable p)
{
    return atomic_fetch_add(p, 1); // fault: null "atomic_fetch_add(p, 1)"
}

int main(int argc, str_t *__array argv)
{
    return count(NULL);
}
