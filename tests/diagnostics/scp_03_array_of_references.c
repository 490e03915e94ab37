#include <spin/safe.h>
int f(int n)
{
    int here = n;
    int *places[2] = {&here, 0};
    return *places[0] + here;
}
