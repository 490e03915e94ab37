// rule: SUB-02
// The back ends disagree about its size.
#include <spin/safe.h>
long double x = 1;  // error: SUB-02
