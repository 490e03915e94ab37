// legal neighbour of plain_variable
#include <spin/safe.h>
static int value;
int f(void) { return value; }
