// rule: SCP-01
// find() returns a part of what it was lent: a stack slot here.
#include <spin/safe.h>
struct pair { int a, b; };
static int *kept;
void keep(int *p) { kept = p; }
int *__scope second(struct pair *__scope p) { return &p->b; }
void f(void)
{
    struct pair p = {1, 2};
    keep(second(&p));  // error: SCP-01
}
