// rule: SUB-01
// The back ends disagree about its layout.
#include <spin/safe.h>
static _Atomic int x;  // error: SUB-01 "atomic_fetch_add"
int f(void) { return x; }
