// rule: SCP-01
// The value of a statement expression would outlive the activation it points into.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(void)
{
    keep(({ struct item here = {1}; &here; }));  // error: SCP-01
}
