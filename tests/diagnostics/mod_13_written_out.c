#include <spin/safe.h>
static int start(void) { return 1; }
static int (*const __sc_initialiser)(void)
    __attribute__((unused, annotate("sc.initialiser"))) = start;
