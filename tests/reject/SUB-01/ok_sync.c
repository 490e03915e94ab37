// legal neighbour of sync
#include <spin/safe.h>
int f(int *p) { return (*p)++; }
