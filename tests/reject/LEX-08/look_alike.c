// rule: LEX-08
// Two names that look alike are two names.
#include <spin/safe.h>
static int аb;  // error: LEX-08
