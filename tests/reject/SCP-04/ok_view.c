// legal neighbour of view
#include <spin/safe.h>
struct __plain header { u8 kind, length; };
struct header *__scope f(u8 *__counted_by(4) __scope bytes)
{
    bytes[0] = 0;
    return view(struct header, bytes, 0);
}
