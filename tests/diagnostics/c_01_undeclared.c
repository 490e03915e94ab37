#include <spin/safe.h>
int f(void) { return g(1); }
