// rule: SCP-09
// Whoever gets the whole array could store references to its own locals in it.
#include <spin/safe.h>
static int read(int **__counted_by(2) __scope all) { return *all[1]; }
int f(int *__scope lent)
{
    int *__scope places[2] = {lent, lent};
    return read(places);  // error: SCP-09
}
