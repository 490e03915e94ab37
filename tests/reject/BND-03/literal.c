// rule: BND-03
// The callee would read or write behind the array it was lent.
#include <spin/safe.h>

static int put(const char *__counted_by(n) __scope text, size_t n)
{
    return n ? text[n - 1] : 0;
}
int f(void)
{
    return put("abc", 5);  // error: BND-03 "needs"
}
