// rule: LEX-09
// free() would leave references to memory that is used again.
#include <spin/safe.h>
#include <stdlib.h>  // error: LEX-09 "stdlib.h"
int f(void) { return 0; }
