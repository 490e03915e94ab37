// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

static const char *name;
void f(const char *__scope one, const char *many)
{
    name = one;  // error: PTR-08 "needs an array"
}
