// legal neighbour of argument_scope_parameter
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(struct item *i)
{
    keep(i);
}
