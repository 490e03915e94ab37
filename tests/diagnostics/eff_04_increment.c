#include <spin/safe.h>
struct item { int uses; };
__functional int f(struct item *i)
{
    return i->uses++;
}
