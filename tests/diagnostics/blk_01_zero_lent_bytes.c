#include <spin/safe.h>
void f(void *__sized_by(n) __scope to, size_t n)
{
    zero(to, n);
}
