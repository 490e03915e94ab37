// legal neighbour of pointer
#include <spin/safe.h>
int f(int *__scope lent, int *other)
{
    int *__scope places[2] = {lent, lent};
    places[0] = other;
    return *places[0];
}
