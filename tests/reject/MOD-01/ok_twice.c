// legal neighbour of twice
#include <spin/safe.h>
module(first);
module(first);
int f(int n) { return n; }
