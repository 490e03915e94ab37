// A loop that keeps allocating garbage.
// run: --limit 100
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    for (;;) new_array(u8, 100); // fault: time "main" limit=100 ms
    return argc;
}
