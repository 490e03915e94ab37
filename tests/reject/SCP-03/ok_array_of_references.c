// legal neighbour of array_of_references
#include <spin/safe.h>
int f(int n)
{
    int here = n;
    int *places[2] = {new(int), 0};
    return *places[0] + here;
}
