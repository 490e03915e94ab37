#include <spin/safe.h>
#include <spin/../spin/safe.h>
int f(void) { return 0; }
