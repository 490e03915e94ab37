// A loop that does nothing for ever. Runs with a limit; the report names the loop's own line.
// run: --limit 50
#include <spin/safe.h>

int main(int argc, str_t *__array argv)
{
    int before = argc;
    for (;;) ; // fault: time "main" limit=50 ms
    return before;
}
