/* Implements bell. */
#include "bell.h"
#include <strand.h>

module(bell);
implements(bell);

int bell_ring(void)
{
    return strand_exit().code;
}
