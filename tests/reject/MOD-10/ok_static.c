// legal neighbour of static
#include <spin/safe.h>
static int next(int n) { return n + 1; }
int f(int n) { return next(n); }
