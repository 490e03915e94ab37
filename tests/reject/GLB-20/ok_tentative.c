// legal neighbour of tentative
#include <spin/safe.h>
static int counter;
int f(void) { return ++counter; }
