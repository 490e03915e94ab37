#include <spin/safe.h>

static int get(const void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(const char **__scope a, const char *b)
{
    return get(a, 8) + b[0];
}
