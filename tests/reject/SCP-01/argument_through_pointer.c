// rule: SCP-01
// Called through a pointer, the procedure would keep a stack slot just the same.
#include <spin/safe.h>
struct item { int value; };
typedef void (*keeper)(struct item *i);
void f(keeper keep)
{
    struct item here = {1};
    keep(&here);  // error: SCP-01
}
