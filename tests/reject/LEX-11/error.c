// rule: LEX-11
// The source itself says that it is not meant to be compiled so.
#include <spin/safe.h>
#error not for this system  // error: LEX-11
