// legal neighbour of arguments
#include <spin/safe.h>
#define ONE(x) (x)
const int a = ONE(1);
