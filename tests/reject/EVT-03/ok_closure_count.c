// legal neighbour of closure_count
#include <bell.h>
struct s { int n; };
static int answer(struct s *s, const u8 *__counted_by(n) __scope p, size_t n) { return s->n; }
struct binding *f(struct s *s)
{
    return install(bell_ring, answer, .closure = s);
}
