#include <spin/safe.h>
struct __stackonly cursor {
    int *__scope at;
};
struct cursor make(int *__scope at)
{
    struct cursor c = {at};
    return c;
}
