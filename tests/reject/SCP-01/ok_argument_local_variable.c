// legal neighbour of argument_local_variable
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(struct item *__scope lent, struct item *own)
{
    struct item *local = own;
    local = own;
    keep(local);
    lent->value++;
}
