// rule: SCP-01
// A compound literal lies in the activation that ends with f.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(void)
{
    keep(&(struct item){1});  // error: SCP-01
}
