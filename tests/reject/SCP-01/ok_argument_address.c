// legal neighbour of argument_address
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(void)
{
    struct item i = {1};
    keep(new(struct item)), i.value++;
}
