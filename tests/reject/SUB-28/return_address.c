// rule: SUB-28
// The address of code in the caller would become a value.
#include <spin/safe.h>
_Bool f(int n)
{
    return __builtin_return_address(0) != NULL && n;  // error: SUB-28
}
