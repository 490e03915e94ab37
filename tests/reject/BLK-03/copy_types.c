// rule: BLK-03
// Numbers would be copied over references.
#include <spin/safe.h>
typedef struct binding *binding_ref;
void f(binding_ref *__array to, u64 *__array from)
{
    copy(to, from, 1);  // error: BLK-03
}
