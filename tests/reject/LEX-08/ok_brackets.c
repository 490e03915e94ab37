// legal neighbour of brackets
#include <spin/safe.h>
static int a[3];
int f(void) { return a[0]; }
