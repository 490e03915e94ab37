// rule: SCP-01
// The parameter's typedef does not say '__scope', so the callee may keep it.
#include <spin/safe.h>
struct item { int value; };
typedef struct item *item_ref;
void use(item_ref i) { i->value++; }
void f(void)
{
    struct item here = {1};
    use(&here);  // error: SCP-01
}
