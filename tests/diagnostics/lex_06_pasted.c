#include <spin/safe.h>
#define HEADER(x) <x.h>
#include HEADER(stddef)
int f(void) { return 0; }
