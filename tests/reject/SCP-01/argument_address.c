// rule: SCP-01
// The table would hold a reference to a local that is gone when f returns.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(void)
{
    struct item i = {1};
    keep(&i);  // error: SCP-01 "'&i' is a stack reference"
}
