// rule: CST-07
// Bytes would be written over a reference: it would point wherever they say.
#include <spin/safe.h>

struct s {
    void *any;
    u64 n;
};
static int put(void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(struct s *s)
{
    return put(s, 8);  // error: CST-07 "holds references or bools"
}
