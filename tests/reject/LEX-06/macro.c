// rule: LEX-06
// Which file is read would depend on macros of the command line.
#define PRELUDE <spin/safe.h>
#include PRELUDE  // error: LEX-06
int f(void) { return 0; }
