// legal neighbour of argument
#include <spin/safe.h>
static int read(int **__counted_by(2) __scope all) { return *all[1]; }
int f(int *__scope lent)
{
    int *__scope places[2] = {lent, lent};
    return *places[1] + (read != 0);
}
