// legal neighbour of global_address
#include <spin/safe.h>
static int counter;
static int *kept;
void f(void)
{
    kept = new(int);
    counter++;
}
