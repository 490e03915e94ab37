// rule: LEX-07
// Terminal controls in a listing can hide what follows.
#include <spin/safe.h>
// error+1: LEX-07
/* [8m */ int f(void) { return 0; }
