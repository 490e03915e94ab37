// rule: MOD-04
// A static procedure of an interface would be defined by nobody.
#define HIDDEN  // error@shapes.h:6: MOD-04
#include <shapes.h>
int f(int n) { return n; }
