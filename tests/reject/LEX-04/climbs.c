// rule: LEX-04
// Headers come from the folders that were named, and no other.
#include <spin/safe.h>
#include "../LEX-04/other.h"  // error: LEX-04
int f(void) { return 0; }
