// legal neighbour of references
#include <spin/safe.h>
struct __plain header { u8 bytes[8]; };
typedef struct binding *binding_ref;
u8 f(u8 *__array p)
{
    return view(const struct header, p, 0)->bytes[0];
}
