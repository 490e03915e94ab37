// rule: MOD-06
// A struct of 16 bytes takes two words.
#define PAIRS  // error@wide.h:7: MOD-06
#include <wide.h>
int f(int n) { return n; }
