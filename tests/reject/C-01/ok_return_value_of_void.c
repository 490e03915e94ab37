// legal neighbour of return_value_of_void
#include <spin/safe.h>
void f(int n)
{
    return;
}
