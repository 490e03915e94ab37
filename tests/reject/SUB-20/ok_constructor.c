// legal neighbour of constructor
#include <spin/safe.h>
static int ready;
__attribute__((unused))
static void start(void)
{
    ready = 1;
}
