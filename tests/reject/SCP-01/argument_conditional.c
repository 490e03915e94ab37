// rule: SCP-01
// One branch would hand out the address of a stack slot.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(struct item *other, int which)
{
    struct item mine = {1};
    mine.value++;
    keep(which ? &mine : other);  // error: SCP-01
}
