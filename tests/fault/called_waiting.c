// Time runs out in another module: the line of its loop, and the line of the call.
// with: with_zoo.c
// run: --limit 50
#include "zoo.h"

int main(int argc, str_t *__array argv)
{
    int seed = argc;
    seed++;
    return zoo_wait(seed) + zoo_divide(seed, 1); // called: main
}
// fault@with_zoo.c:16: time "zoo_wait" limit=50 ms
// called@with_zoo.c:16: zoo_wait
