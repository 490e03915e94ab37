// legal neighbour of prefix
#define RIGHT
#include <owner.h>
int f(int n) { return owner_next(n); }
