#include <spin/safe.h>

static int *__array rows;
void f(void)
{
    rows++;
}
