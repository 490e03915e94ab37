#include <spin/safe.h>
typedef struct binding *binding_ref;
void f(binding_ref *__array all)
{
    fill(all, 0, 4);
}
