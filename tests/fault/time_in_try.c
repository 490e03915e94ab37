// A time limit of the run is not survived by what it ends.
// run: --limit 100
#include <spin/safe.h>

static u32 forever(u32 *__scope turns)
{
    for (;;) ++*turns; // fault: time "forever" limit=100 ms
    return 0;
}

int main(int argc, str_t *__array argv)
{
    u32 turns = 0;
    while (!failed(try_call(forever, &turns))) // called: main
        turns = 0;
    return 0;
}
