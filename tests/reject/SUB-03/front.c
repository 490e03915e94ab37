// rule: SUB-03
// In front of the type it could mean any level.
#include <spin/safe.h>
int f(__scope int *p) { return *p; }  // error: SUB-03
