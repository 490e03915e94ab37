// The legal neighbour of interface.c.

#include <event.h>

void f(struct binding *b)
{
    (void)event_uninstall(b);
}
