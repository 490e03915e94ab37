/* Holds capabilities for strands of the crew: may wait for them and unblock them, nothing else. */
#include "crew.h"

#include <console.h>

module(guest);

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct strand *waits = crew_waits(), *idles = crew_idles();
    console_print(console, "start %d kill %d %d priority %d\n", strand_start(idles).code,
                  strand_kill(idles).code, strand_kill(waits).code,
                  strand_set_priority(waits, 1).code);
    console_print(console, "unblock %d\n", strand_unblock(waits).code);
    int waited = strand_join(waits).code, idled = strand_join(idles).code;
    console_print(console, "joined %d %d\n", waited, idled);
    return 0;
}

/* Holds the mutex that one of the crew wants, till that one is gone. */
int hold(int argc, str_t *__array argv)
{
    struct mutex *mutex = crew_mutex();
    status held = mutex_lock(mutex);
    struct strand *other = crew_locks();
    int joined = strand_join(other).code;
    console_print(console_open(), "held %d, joined %d, unlock %d, again %d\n", held.code, joined,
                  mutex_unlock(mutex).code, mutex_lock(mutex).code);
    return 0;
}
