// rule: SCP-02
// Inside a global there is no header: what reads it would take other data for one.
#include <spin/safe.h>
static int counter;
static int *kept;
void f(void)
{
    kept = &counter;  // error: SCP-02
    counter++;
}
