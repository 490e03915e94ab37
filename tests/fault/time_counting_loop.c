// A loop on one line that works for ever, between lines that do as well once each.
// run: --limit 50
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u64 seed = (u64)argc;
    seed = seed * 3 + 1;
    while (seed | 1) seed = seed * 6364136223846793005u + 1442695040888963407u; // fault: time "main" limit=50 ms
    return (int)seed;
}
