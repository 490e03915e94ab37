// legal neighbour of splice
#include <spin/safe.h>
int f(void) { return 0; }
int g(void) { return 1; }
