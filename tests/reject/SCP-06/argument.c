// rule: SCP-06
// Whoever gets the 'void *' may ask its header for the type.
#include <spin/safe.h>
static void *kept;
void keep(void *p) { kept = p; }
void f(int *__scope lent)
{
    keep(lent);  // error: SCP-06
}
