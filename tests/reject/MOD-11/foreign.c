// rule: MOD-11
// The module would answer for an interface that it does not claim to implement.
#include <owner.h>
module(thief);
int owner_next(int n)  // error: MOD-11
{
    return n + 1;
}
