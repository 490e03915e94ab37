// rule: SUB-01
// Data of a strand would outlive it.
#include <spin/safe.h>
static _Thread_local int x;  // error: SUB-01
int f(void) { return x; }
