// A loop that does nothing for ever. Runs with a limit.
// run: --limit 50
#include <spin/safe.h>

int main(int argc, str_t *__array argv) // fault: time "main" limit=50 ms
{
    for (;;)
        ;
    return argc;
}
