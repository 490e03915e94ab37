// legal neighbour of argument_macro
#include <spin/safe.h>
#define MAKE(name) (make(name))
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
struct item *make(int v) { struct item *i = new(struct item); i->value = v; return i; }
void f(void)
{
    keep(MAKE(1));
}
