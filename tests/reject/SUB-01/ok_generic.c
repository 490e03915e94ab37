// legal neighbour of generic
#include <spin/safe.h>
int f(int x) { return x ? 1 : 2; }
