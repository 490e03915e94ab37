// rule: MOD-01
// A module of two names could pass for either.
#include <spin/safe.h>
module(first);
module(second);  // error: MOD-01 "module 'first' already"
int f(int n) { return n; }
