// legal neighbour of include_next
#include <spin/safe.h>
#include <stddef.h>
size_t f(void) { return 0; }
