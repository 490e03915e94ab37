// legal neighbour of climbs
#include <spin/safe.h>
#include "other.h"
int f(void) { return 0; }
