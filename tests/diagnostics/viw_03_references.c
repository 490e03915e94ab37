#include <spin/safe.h>
struct __plain header { u8 bytes[8]; };
typedef struct binding *binding_ref;
u8 f(binding_ref *__array p)
{
    return view(const struct header, p, 0)->bytes[0];
}
