#include <spin/safe.h>
module(1 + 1);
int f(int n) { return n; }
