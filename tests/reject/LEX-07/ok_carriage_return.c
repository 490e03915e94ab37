// legal neighbour of carriage_return
#include <spin/safe.h>
int f(void) { return 0; } //   int g(void) { return 1; }
