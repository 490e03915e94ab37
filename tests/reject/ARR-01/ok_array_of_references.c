// The legal neighbour of array_of_references.c.

#include <spin/safe.h>

int f(const char *names[3])
{
    return names[0] != 0;
}
