// rule: SUB-02
// A bound that is not said.
#include <spin/safe.h>
int f(int a[*]);  // error: SUB-02
