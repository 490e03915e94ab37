// rule: GLB-21
// No source of the module defines it: the address would be what the linker makes up.
#include "shared.h"  // error@shared.h:4: GLB-21
int f(void) { return counter; }
