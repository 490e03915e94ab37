// rule: SCP-01
// The macro hides the address operator.
#include <spin/safe.h>
#define MAKE(name) (&(struct item){name})
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
struct item *make(int v) { struct item *i = new(struct item); i->value = v; return i; }
void f(void)
{
    keep(MAKE(1));  // error: SCP-01
}
