// rule: MOD-03
// Whoever includes the header would say that it implements what it only calls.
#define WRONG  // error@owner.h:4: MOD-03
#include <owner.h>
int f(int n) { return owner_next(n); }
