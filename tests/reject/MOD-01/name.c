// rule: MOD-01
// The name would not be found again by any lookup.
#include <spin/safe.h>
module(1 + 1);  // error: MOD-01
int f(int n) { return n; }
