// legal neighbour of copy_types
#include <spin/safe.h>
typedef struct binding *binding_ref;
void f(u64 *__array to, u64 *__array from)
{
    copy(to, from, 1);
}
