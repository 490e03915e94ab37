// legal neighbour of in_the_prelude
#include <spin/safe.h>
#define kmalloc(n) new_array(u8, n)
#include <string.h>
_Bool f(size_t n)
{
    return kmalloc(n) != NULL;
}
