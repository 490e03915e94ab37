// legal neighbour of argument_comma
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(int n)
{
    struct item here = {n};
    keep((n++, new(struct item)));
    here.value = n;
}
