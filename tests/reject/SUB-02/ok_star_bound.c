// legal neighbour of star_bound
#include <spin/safe.h>
int f(int a[2]) { return a[0]; }
