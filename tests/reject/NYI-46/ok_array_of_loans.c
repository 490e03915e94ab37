// legal neighbour of array_of_loans
#include <spin/safe.h>
int f(int n)
{
    int here = n;
    int *places[2] = {0};
    return places[0] ? here : n;
}
