// A loop that a macro made: the line is where the macro is used.
// run: --limit 50
#include <spin/safe.h>

#define FOREVER(x) \
    while (x | 1)  \
        x = x * 5 + 3

int main(int argc, str_t *__array argv)
{
    u64 seed = (u64)argc;
    FOREVER(seed); // fault: time "main" limit=50 ms
    return (int)seed;
}
