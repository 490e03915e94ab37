// rule: FUN-06
// The argument would stay in a register that nobody reads: another number would be handed on.
#include <spin/safe.h>

static void set(double value)
{
    assert(value > 0);
}
status f(double value)
{
    return try_call(set, value);  // error: FUN-06 "try_call() cannot call 'set'"
}
