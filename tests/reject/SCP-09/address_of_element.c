// rule: SCP-09
// Through the address a reference to a shorter life could be stored.
#include <spin/safe.h>
int f(int *__scope lent, int *other)
{
    int *__scope places[2] = {lent, lent};
    int **one = &places[1];  // error: SCP-09
    *one = other;
    return *places[1];
}
