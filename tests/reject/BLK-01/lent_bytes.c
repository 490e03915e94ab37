// rule: BLK-01
// Bytes of unknown type may belong to references, which no byte may be written into.
#include <spin/safe.h>
#include <string.h>
void f(void *__sized_by(n) __scope to, const u8 *__counted_by(n) __scope from, size_t n)
{
    memcpy(to, from, n);  // error: BLK-01
}
