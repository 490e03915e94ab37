// legal neighbour of argument_result
#include <spin/safe.h>
struct pair { int a, b; };
static int *kept;
void keep(int *p) { kept = p; }
int *__scope second(struct pair *__scope p) { return &p->b; }
void f(void)
{
    struct pair p = {1, 2};
    *second(&p) = 3, keep(new(int));
}
