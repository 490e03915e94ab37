// legal neighbour of thread_local
#include <spin/safe.h>
static int x;
int f(void) { return x; }
