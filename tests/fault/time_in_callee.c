// The loop is in a procedure of its own: inlined or not, its line and its name are reported.
// run: --limit 50
#include <spin/safe.h>

static u64 spin_on(u64 seed)
{
    while (seed | 1) seed = seed * 5 + 3; // fault: time "spin_on" limit=50 ms
    return seed;
}

int main(int argc, str_t *__array argv)
{
    u64 seed = (u64)argc;
    seed += 7;
    return (int)spin_on(seed);
}
