// rule: SUB-01
// Initialisers of ranges are no C.
#include <spin/safe.h>
const int a[3] = {[0 ... 2] = 1};  // error: SUB-01
