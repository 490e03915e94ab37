// legal neighbour of section
#include <spin/safe.h>
static int value __attribute__((unused)) = 1;
int f(void) { return value; }
