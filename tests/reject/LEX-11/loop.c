// rule: LEX-11
// A header that includes itself never ends.
#include <spin/safe.h>
#include "loop.h"  // error@loop.h:2: LEX-11
