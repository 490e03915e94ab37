// rule: SUB-01
// Which of the two bytes comes first differs between compilers.
#include <spin/safe.h>
const int a = 'ab';  // error: SUB-01
