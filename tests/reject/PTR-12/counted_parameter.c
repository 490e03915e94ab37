// rule: PTR-12
// A bounded parameter is three words: through its address one of them would change alone.
#include <spin/safe.h>

int f(int *__counted_by(n) p, size_t n)
{
    return &p != 0 && n;  // error: PTR-12 "the address of"
}
