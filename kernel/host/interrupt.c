/* Ctrl-C is the signal SIGINT. */
#include "interrupt.h"

#include <signal.h>
#include <spindle.h>

/* That it happened, and what it did before. */
static volatile sig_atomic_t happened;
static struct sigaction before;

static void interrupt(int signal)
{
    (void)signal;
    happened = 1;
    spindle_interrupt();
}

/* A process that was started with Ctrl-C ignored keeps ignoring it. */
void interrupt_catch(void)
{
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_ONSTACK | SA_RESTART};
    happened = 0;
    sigaction(SIGINT, NULL, &before);
    if (before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

void interrupt_release(void)
{
    sigaction(SIGINT, &before, NULL);
}

bool interrupt_happened(void)
{
    return happened;
}
