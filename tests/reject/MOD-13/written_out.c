// rule: MOD-13
// The kernel would read a status from where the procedure leaves a number.
#include <spin/safe.h>
static int start(void) { return 1; }  // error: MOD-13
static int (*const __sc_initialiser)(void)
    __attribute__((unused, annotate("sc.initialiser"))) = start;
