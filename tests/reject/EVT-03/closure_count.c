// rule: EVT-03
// With the closure in front, the bound still names the event's second parameter.
#include <bell.h>
struct s { int n; };
static int answer(struct s *s, const u8 *__counted_by(16) __scope p, size_t n) { return s->n; }
struct binding *f(struct s *s)
{
    return install(bell_ring, answer, .closure = s);  // error: EVT-03
}
