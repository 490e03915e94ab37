// legal neighbour of own_procedure
#include <spin/safe.h>
static int seen;
__functional static int note(int n) { return seen + n; }
__functional _Bool f(int n)
{
    return note(n) > 1;
}
