#include <spin/safe.h>
int counter;
int count(void)
{
    return ++counter;
}
