// rule: FUN-20
// Nothing says what the arguments are, nor which text they belong to.
#include <spin/safe.h>
void note(const char *format, ...) {}  // error: FUN-20
