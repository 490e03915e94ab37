// legal neighbour of long_double
#include <spin/safe.h>
const double x = 1;
