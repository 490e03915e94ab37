// rule: FUN-05
// Nothing is corrupted at once: the handler is believed to be gone, and runs on.
#include <event.h>

void f(struct binding *b)
{
    event_uninstall(b); // error: FUN-05 "event_uninstall"
}
