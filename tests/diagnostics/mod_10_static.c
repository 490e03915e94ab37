#include <spin/safe.h>
static int next(int n);
int f(int n) { return next(n); }
