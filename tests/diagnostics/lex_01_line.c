#include <spin/safe.h>
#line 7 "kernel.c"
int f(int n) { return n; }
