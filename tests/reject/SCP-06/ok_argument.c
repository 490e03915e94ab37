// legal neighbour of argument
#include <spin/safe.h>
static void *kept;
void keep(void *p) { kept = p; }
void f(int *lent)
{
    keep(lent);
}
