// rule: SUB-02
// The inner bound is known to the callee only.
#include <spin/safe.h>
int f(int n, int a[n][n]);  // error: SUB-02
