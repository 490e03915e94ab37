// legal neighbour of dollar
#include <spin/safe.h>
static int a_b;
int f(void) { return a_b; }
