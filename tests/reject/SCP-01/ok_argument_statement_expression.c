// legal neighbour of argument_statement_expression
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(void)
{
    keep(({ struct item *here = new(struct item); here; }));
}
