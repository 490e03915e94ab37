// legal neighbour of fill_references
#include <spin/safe.h>
typedef struct binding *binding_ref;
void f(u32 *__array all)
{
    fill(all, 0, 4);
}
