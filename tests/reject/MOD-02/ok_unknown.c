// legal neighbour of unknown
#include <spin/safe.h>
module(nowhere);
int f(int n) { return n; }
