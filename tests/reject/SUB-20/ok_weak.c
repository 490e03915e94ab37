// legal neighbour of weak
#include <spin/safe.h>
int one(void) __attribute__((cold));
int one(void) { return 1; }
