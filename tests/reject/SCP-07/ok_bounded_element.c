// legal neighbour of bounded_element
#include <spin/safe.h>
int f(u32 i)
{
    int here[2] = {1, 2};
    int *rows;
    rows = here;
    return rows[i];
}
