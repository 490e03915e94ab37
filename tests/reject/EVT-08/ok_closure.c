// legal neighbour of closure
#include <bell.h>
struct s { int n; };
static int answer(struct s *s, int a, int b, int c, int d, int e) { return s->n; }
struct binding *f(struct s *s)
{
    return install(bell_five, answer, .closure = s);
}
