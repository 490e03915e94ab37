// legal neighbour of alloca
#include <spin/safe.h>
char f(int n)
{
    char *p = new_array(char, n);
    return p[0];
}
