// rule: NYI-09
// The bits of a float would be taken for those of an integer.
#include <spin/safe.h>

f64 f(f64 *p, u64 *q)
{
    return atomic_load(p) + *q; // error: NYI-09 "not supported yet"
}
