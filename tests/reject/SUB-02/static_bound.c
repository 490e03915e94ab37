// rule: SUB-02
// A promise of the caller that nobody checks.
#include <spin/safe.h>
int f(int a[static 3]) { return a[0]; }  // error: SUB-02
