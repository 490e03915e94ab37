// legal neighbour of argument_compound_literal
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(void)
{
    keep(new(struct item));
}
