// legal neighbour of prelude
#include <spin/safe.h>
struct my_binding { int fake; };
int f(void) { return 1; }
