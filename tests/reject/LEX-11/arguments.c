// rule: LEX-11
// A macro with other arguments than it has parameters.
#include <spin/safe.h>
#define ONE(x) (x)
const int a = ONE(1, 2);  // error: LEX-11
