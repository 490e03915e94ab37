// rule: LEX-06
// A name made of pieces hides the file.
#include <spin/safe.h>
#define HEADER(x) <x.h>
#include HEADER(stddef)  // error: LEX-06
int f(void) { return 0; }
