// rule: MOD-01
// The private types of another module would be made here, and written as if they were its own.
#include <spin/safe.h>
module(other);
#include "mine.h"  // error@mine.h:3: MOD-01 "mine.h is private to module 'mine', and this is module 'other'"
int f(struct secret *s) { return s->n; }
