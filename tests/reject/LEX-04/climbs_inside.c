// rule: LEX-04
// Dots in the middle lead out as well.
#include <spin/safe.h>
#include <spin/../spin/safe.h>  // error: LEX-04
int f(void) { return 0; }
