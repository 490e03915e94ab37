#include <spin/safe.h>
static int value __attribute__((aligned(64)));
int f(void) { return value; }
