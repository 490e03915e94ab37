// legal neighbour of bracket_attribute
#include <spin/safe.h>
static inline void f(void) {}
