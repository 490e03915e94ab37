// legal neighbour of thread_local
#include <spin/safe.h>
static int last;
int f(int n) { return last = n; }
