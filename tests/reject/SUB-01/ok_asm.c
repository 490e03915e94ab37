// legal neighbour of asm
#include <spin/safe.h>
int f(void)
{
    return 0;
}
