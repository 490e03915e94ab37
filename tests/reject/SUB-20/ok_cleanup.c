// legal neighbour of cleanup
#include <spin/safe.h>
void done(int *__scope p) { *p = 0; }
int f(void)
{
    int value __attribute__((unused)) = 1;
    return value;
}
