/* Interface of the case. */
#include <spin/safe.h>
__ephemeral int bell_ring(int n);
