// rule: SCP-10
// The caller reads a header in front of what may be a part.
#include <spin/safe.h>
int *__array __scope f(int *__counted_by(n) __scope part, u32 n, int *__array whole)
{
    return n ? part : whole;  // error: SCP-10 "as its result"
}
