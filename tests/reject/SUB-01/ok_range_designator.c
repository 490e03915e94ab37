// legal neighbour of range_designator
#include <spin/safe.h>
const int a[3] = {[0] = 1, [1] = 1, [2] = 1};
