// rule: MOD-05
// Every module could write the implementer's variable.
#define DATA  // error@store.h:4: MOD-05
#include <store.h>
int f(int n) { return n; }
