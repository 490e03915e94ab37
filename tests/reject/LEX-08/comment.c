// rule: LEX-08
// A comment that does not end swallows what follows in one tool only.
#include <spin/safe.h>
int f(void) { return 0; }
// error+1: LEX-08
/* open
