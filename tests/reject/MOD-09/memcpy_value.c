// rule: MOD-09
// Called through a pointer, memcpy would copy as many bytes as it is told to.
#include <string.h>
typedef void *(*copier)(void *dst, const void *src, size_t n);
static void *own(void *dst, const void *src, size_t n) { return n ? dst : (void *)0; }
_Bool f(void)
{
    copier c = memcpy;  // error: MOD-09
    return c == own;
}
