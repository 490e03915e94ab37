// rule: MOD-06
// The seventh word would go over the stack, which a stub between the two does not copy.
#define WORDS  // error@wide.h:5: MOD-06
#include <wide.h>
int f(int n) { return n; }
