// legal neighbour of address_of_element
#include <spin/safe.h>
int f(int *__scope lent, int *other)
{
    int *__scope places[2] = {lent, lent};
    places[1] = other;
    return *places[1];
}
