// legal neighbour of extern
#include <spin/safe.h>
static int jiffies;
int f(void) { return jiffies; }
