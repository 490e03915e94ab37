// legal neighbour of argument_conditional
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(struct item *other, int which)
{
    struct item mine = {1};
    mine.value++;
    keep(which ? new(struct item) : other);
}
