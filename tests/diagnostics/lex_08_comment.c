#include <spin/safe.h>
int f(void) { return 0; }
/* open
