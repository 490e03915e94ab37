// rule: SUB-20
// A weak procedure could be replaced by one of another type.
#include <spin/safe.h>
int one(void) __attribute__((weak));  // error: SUB-20
int one(void) { return 1; }
