#include <spin/safe.h>

u64 f(const char *p)
{
    return (u64)p;
}
