/* Implements bell and touch; lets everybody install handlers of bell, and its own go. */
#include "bell.h"
#include "touch.h"

#include <event.h>

module(bell);
implements(bell);
implements(touch);
initialiser(start);

u64 bell_ring(u64 value)
{
    return value + 1;
}

void touch_it(void)
{
}

static _Bool everybody(const struct install_request *__scope request)
{
    return 1;
}

static status start(void)
{
    authorise(bell_ring, everybody);
    return OK;
}

/* From then on only handlers that were installed run. */
int leave(int argc, str_t *__array argv)
{
    struct binding *own = event_implementation("bell_ring");
    return own && succeeded(event_uninstall(own));
}
