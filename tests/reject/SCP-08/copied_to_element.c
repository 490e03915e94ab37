// rule: SCP-08
// The caller would keep references to locals of this function.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__counted_by(n) __scope to, u32 n)
{
    int here = 1;
    struct cursor c = {&here};
    to[n - 1] = c;  // error: SCP-08
}
