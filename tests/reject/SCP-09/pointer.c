// rule: SCP-09
// Through the pointer anything could be stored in the elements.
#include <spin/safe.h>
int f(int *__scope lent, int *other)
{
    int *__scope places[2] = {lent, lent};
    int **all = places;  // error: SCP-09
    all[0] = other;
    return *places[0];
}
