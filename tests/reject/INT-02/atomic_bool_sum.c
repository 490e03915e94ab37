// rule: INT-02
// A bool with a value that is neither 0 nor 1 would be stored.
#include <spin/safe.h>

_Bool f(_Bool *p, u8 *q)
{
    return atomic_fetch_add(p, 2) && *q; // error: INT-02
}
