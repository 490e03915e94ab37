#include <spin/safe.h>
#include <nowhere.h>
int f(void) { return 0; }
