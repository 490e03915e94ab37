// rule: GLB-20
// What the variable refers to is const, the variable is not.
#include <spin/safe.h>
const char *name = "name";  // error: GLB-20
char f(void) { return name[0]; }
