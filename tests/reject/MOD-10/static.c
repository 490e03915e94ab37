// rule: MOD-10
// The call would go to an address that nothing fills in.
#include <spin/safe.h>
static int next(int n);  // error: MOD-10
int f(int n) { return next(n); }
