#include <spin/safe.h>
struct __stackonly cursor {
    int *__scope at;
    struct cursor *__scope up;
};
int *__scope last(int *__scope lent, int n)
{
    int here = n;
    struct cursor c = {.at = lent};
    int *found = lent;
    for (int i = 0; i < n; i++) {
        found = c.at;
        c.at = &here;
    }
    return found;
}
