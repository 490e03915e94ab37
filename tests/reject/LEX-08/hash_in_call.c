// rule: LEX-08
// A macro without parameters makes no string of what follows the hash.
#include <spin/safe.h>
#define HASH() # foo  // error: LEX-08
int f(void) { return 0; }
