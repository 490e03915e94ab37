// legal neighbour of static_bound
#include <spin/safe.h>
int f(int a[3]) { return a[0]; }
