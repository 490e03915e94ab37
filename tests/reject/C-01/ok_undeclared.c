// legal neighbour of undeclared
#include <spin/safe.h>
int g(int);
int g(int x) { return x; }
int f(void) { return g(1); }
