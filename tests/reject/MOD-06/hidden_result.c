// rule: MOD-06
// The place of a struct result is a word as well.
#define RESULT  // error@wide.h:9: MOD-06
#include <wide.h>
int f(int n) { return n; }
