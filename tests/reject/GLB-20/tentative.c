// rule: GLB-20
// A definition without initialiser is exported as well.
#include <spin/safe.h>
int counter;  // error: GLB-20
int f(void) { return ++counter; }
