// legal neighbour of called_bare
#include <spin/safe.h>
u64 f(const char *p)
{
    return lenof(p);
}
