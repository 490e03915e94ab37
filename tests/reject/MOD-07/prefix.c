// rule: MOD-07
// A procedure named after another interface could take its place.
#define WRONG  // error@owner.h:4: MOD-07
#include <owner.h>
int f(int n) { return owner_next(n); }
