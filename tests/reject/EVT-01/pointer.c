// rule: EVT-01
// What the pointer refers to is not known, so neither is its type.
#include <bell.h>
typedef int (*ringer)(int n);
static int answer(int n) { return n + 1; }
struct binding *f(ringer r)
{
    return install(r, answer);  // error: EVT-01
}
