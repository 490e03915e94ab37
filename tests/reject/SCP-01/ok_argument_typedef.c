// legal neighbour of argument_typedef
#include <spin/safe.h>
struct item { int value; };
typedef struct item *item_ref;
void use(item_ref __scope i) { i->value++; }
void f(void)
{
    struct item here = {1};
    use(&here);
}
