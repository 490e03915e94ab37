// rule: LEX-08
// A macro that leaves a hash at the start of a line writes a line marker.
#define HASH #  // error: LEX-08
HASH 1 "system.h" 3
#include <spin/safe.h>
