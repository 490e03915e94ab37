// rule: SCP-04
// A parameter's own slot dies with the activation.
#include <spin/safe.h>
struct pair { int a, b; };
int *__scope f(struct pair p)
{
    return &p.b;  // error: SCP-04
}
