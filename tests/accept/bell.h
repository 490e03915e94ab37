/* Interface bell: another domain on the stack. */
#pragma once

#include <spin/safe.h>

/* What strand_exit() says there. */
int bell_ring(void);
