// A loop of large block copies: they run in the arena and can be cut off.
// run: --limit 50
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    u8 *a = new_array(u8, 1 << 20), *b = new_array(u8, 1 << 20);
    for (;;) copy(a, b, 1 << 20); // fault: time "main" limit=50 ms
    return argc;
}
