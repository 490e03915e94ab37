// rule: MOD-04
// Each module would run its own copy, and none could be hooked or replaced.
#define BODY  // error@shapes.h:4: MOD-04
#include <shapes.h>
int f(int n) { return shapes_next(n); }
