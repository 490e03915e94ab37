#include <spin/safe.h>

void f(void *p)
{
    (void)*p;
}
