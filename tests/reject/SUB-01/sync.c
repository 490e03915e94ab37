// rule: SUB-01
// Atomic builtins write through any address.
#include <spin/safe.h>
int f(int *p) { return __sync_fetch_and_add(p, 1); }  // error: SUB-01 "atomic_fetch_add"
