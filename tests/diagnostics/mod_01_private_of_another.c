#include <spin/safe.h>
module(other);
#include "size.h"
int use(void) { return 1; }
