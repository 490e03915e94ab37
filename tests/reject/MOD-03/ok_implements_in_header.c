// legal neighbour of implements_in_header
#define RIGHT
#include <owner.h>
int f(int n) { return owner_next(n); }
