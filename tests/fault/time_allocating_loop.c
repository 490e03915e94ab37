// A loop that keeps allocating garbage.
// run: --limit 100
#include <spin/safe.h>

int main(int argc, str_t *__array argv) // fault: time "main" limit=100 ms
{
    for (;;)
        new_array(u8, 100);
    return argc;
}
