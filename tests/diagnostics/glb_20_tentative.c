#include <spin/safe.h>
int counter;
int f(void) { return ++counter; }
