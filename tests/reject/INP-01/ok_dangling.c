// legal neighbour of dangling
#include <spin/safe.h>

