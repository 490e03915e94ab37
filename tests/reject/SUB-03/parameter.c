// rule: SUB-03
// The bound would belong to another level than it was written at.
#include <spin/safe.h>
int f(u8 __array *p) { return p[0]; }  // error: SUB-03
