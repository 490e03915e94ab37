// legal neighbour of climbs_inside
#include <spin/safe.h>
#include <spin/safe.h>
int f(void) { return 0; }
