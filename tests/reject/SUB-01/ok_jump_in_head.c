// legal neighbour of jump_in_head
#include <spin/safe.h>
int f(int n)
{
    for (;;)
        while (({ if (n > 2) return n; n < 9; }))
            n++;
}
