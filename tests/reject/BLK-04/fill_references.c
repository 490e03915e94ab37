// rule: BLK-04
// Every element would be the same number, followed as a reference.
#include <spin/safe.h>
typedef struct binding *binding_ref;
void f(binding_ref *__array all)
{
    fill(all, 0, 4);  // error: BLK-04
}
