// rule: INP-02
// A macro puts the declaration into a header of the compiler: what it names is checked by nobody.
// error-2: INP-02 "kmalloc"
#include <spin/safe.h>
#define memset kmalloc(size_t n); void *memset
#include <string.h>
_Bool f(size_t n)
{
    return kmalloc(n) != NULL;
}
