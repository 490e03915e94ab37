// rule: MOD-05
// Each module would have data of its own under one name.
#define DEFINITION  // error@store.h:6: MOD-05
#include <store.h>
int f(int n) { return n; }
