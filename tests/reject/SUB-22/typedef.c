// rule: SUB-22
// The typedef hides the qualifier.
#include <spin/safe.h>
typedef volatile int flag;  // error: SUB-22
int f(flag *p) { return *p; }
