// rule: EFF-04
// '++' writes as well.
#include <spin/safe.h>
struct item { int uses; };
__functional int f(struct item *i)
{
    return i->uses++;  // error: EFF-04
}
