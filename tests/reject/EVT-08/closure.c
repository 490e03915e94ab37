// rule: EVT-08
// The seventh word would go over the stack, which the dispatcher does not copy.
#include <bell.h>
struct s { int n; };
static int answer(struct s *s, int a, int b, int c, int d, int e, int f) { return s->n; }
struct binding *f(struct s *s)
{
    return install(bell_six, answer, .closure = s);  // error: EVT-08
}
