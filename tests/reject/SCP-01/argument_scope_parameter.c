// rule: SCP-01
// The caller's stack slot would be kept by the module.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(struct item *__scope i)
{
    keep(i);  // error: SCP-01
}
