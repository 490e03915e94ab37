// legal neighbour of written_out
#include <spin/safe.h>
static status start(void) { return OK; }
static status (*const __sc_initialiser)(void)
    __attribute__((unused, annotate("sc.initialiser"))) = start;
