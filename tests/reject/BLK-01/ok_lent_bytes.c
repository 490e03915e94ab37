// legal neighbour of lent_bytes
#include <spin/safe.h>
#include <string.h>
void f(u8 *__counted_by(n) __scope to, const u8 *__counted_by(n) __scope from, size_t n)
{
    memcpy(to, from, n);
}
