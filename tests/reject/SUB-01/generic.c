// rule: SUB-01
// clang does not say which branch it took.
#include <spin/safe.h>
int f(int x) { return _Generic(x, int: 1, default: 2); }  // error: SUB-01
