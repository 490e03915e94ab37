// rule: BLK-01
// Bytes of unknown type may belong to bools and to structs with rules of their own.
#include <spin/safe.h>
void f(void *__sized_by(n) __scope to, size_t n)
{
    zero(to, n);  // error: BLK-01
}
