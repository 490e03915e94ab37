// The legal neighbour of float.c.
#include <spin/safe.h>

static void set(i64 value)
{
    assert(value > 0);
}
status f(i64 value)
{
    return try_call(set, value);
}
