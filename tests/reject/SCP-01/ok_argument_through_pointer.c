// legal neighbour of argument_through_pointer
#include <spin/safe.h>
struct item { int value; };
typedef void (*keeper)(struct item *i);
void f(keeper keep, struct item *i)
{
    keep(i);
}
