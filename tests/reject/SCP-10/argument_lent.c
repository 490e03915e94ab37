// rule: SCP-10
// What is lent by another may be a part that has no header.
#include <spin/safe.h>
static int length(int *__array __scope all) { return (int)lenof(all); }
int f(int *__counted_by(n) __scope part, u32 n)
{
    return length(part);  // error: SCP-10
}
