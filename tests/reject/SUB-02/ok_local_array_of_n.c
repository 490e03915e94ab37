// legal neighbour of local_array_of_n
#include <spin/safe.h>
int f(int n)
{
    int *a = new_array(int, n);
    return a[0];
}
