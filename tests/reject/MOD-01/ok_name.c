// legal neighbour of name
#include <spin/safe.h>
module(two);
int f(int n) { return n; }
