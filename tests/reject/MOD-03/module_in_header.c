// rule: MOD-03
// Whoever includes the header would take on its author's name.
#define WRONG  // error@owner.h:4: MOD-03
#include <owner.h>
int f(int n) { return owner_next(n); }
