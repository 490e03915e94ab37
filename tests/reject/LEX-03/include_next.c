// rule: LEX-03
// The next header of that name is another one on each machine.
#include <spin/safe.h>
#include_next <stddef.h>  // error: LEX-03
size_t f(void) { return 0; }
