// legal neighbour of zero_lent_bytes
#include <spin/safe.h>
void f(u8 *__counted_by(n) __scope to, size_t n)
{
    zero(to, n);
}
