/* What coroutines take for a switch: those of the C library. They are not preempted, not limited and not
 * protected from each other. */
#include "bench.h"

#include <ucontext.h>

static ucontext_t host, guest;
static uint64_t left;

static void give_way(void)
{
    while (left-- > 0)
        swapcontext(&guest, &host);
}

bool context_switch(uint64_t turns)
{
    static char stack[64 * 1024];
    if (getcontext(&guest) != 0)
        return false;
    guest.uc_stack.ss_sp = stack;
    guest.uc_stack.ss_size = sizeof stack;
    guest.uc_link = &host;
    left = turns;
    makecontext(&guest, give_way, 0);
    for (uint64_t i = 0; i < turns; i++)
        swapcontext(&host, &guest);
    return true;
}
