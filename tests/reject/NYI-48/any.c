// rule: NYI-48
// The handler would get the event's first argument as its closure.
#include <bell.h>
#include <console.h>
struct state { struct console *out; };
static int answer(const void *s, int n) { return n; }
struct binding *f(void *s)
{
    return install(bell_ring, answer, .closure = s);  // error: NYI-48
}
