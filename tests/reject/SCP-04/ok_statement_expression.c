// legal neighbour of statement_expression
#include <spin/safe.h>
int *__scope f(int *__scope lent)
{
    return ({ int here = *lent; *lent = here; lent; });
}
