// legal neighbour of global
#include <spin/safe.h>
static int flag;
int f(void) { return flag; }
