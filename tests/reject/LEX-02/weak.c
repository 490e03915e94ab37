// rule: LEX-02
// A weak symbol could be replaced when the object is linked.
#include <spin/safe.h>
#pragma weak f  // error: LEX-02
int f(void) { return 0; }
