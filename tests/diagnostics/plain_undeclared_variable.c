#include <spin/safe.h>
int total(int count)
{
    return conut + 1;
}
