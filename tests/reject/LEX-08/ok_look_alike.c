// legal neighbour of look_alike
#include <spin/safe.h>
static int ab;
int f(void) { return ab; }
