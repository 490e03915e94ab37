// rule: SCP-01
// The comma passes the address of a local on.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(int n)
{
    struct item here = {n};
    keep((n++, &here));  // error: SCP-01
    here.value = n;
}
