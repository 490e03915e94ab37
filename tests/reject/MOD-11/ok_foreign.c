// legal neighbour of foreign
#include <owner.h>
implements(owner);
int owner_next(int n)
{
    return n + 1;
}
