/*
 * Time on the hosted machine: clocks, the one timer, waiting for an interrupt.
 *
 * The timer signals the kernel's thread and no other.  Its signal carries a mark of ours, so that
 * a SIGVTALRM from elsewhere is passed on.
 */
#include "hosted.h"

#include "machine/deadline.h"

#include <poll.h>
#include <time.h>
#include <unistd.h>

static timer_t timer;
static char mark;
static volatile uint64_t deadline = UINT64_MAX;

static uint64_t clock_read(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

uint64_t machine_clock(void)
{
    return clock_read(CLOCK_MONOTONIC);
}

uint64_t machine_processor_time(void)
{
    return clock_read(CLOCK_THREAD_CPUTIME_ID);
}

uint64_t machine_cycles(void)
{
    return __builtin_ia32_rdtsc();
}

bool hosted_clock_boot(void)
{
    struct sigevent event = {
        .sigev_notify = SIGEV_THREAD_ID,
        .sigev_signo = HOSTED_TICK_SIGNAL,
        .sigev_value.sival_ptr = &mark,
    };
    event._sigev_un._tid = gettid();
    deadline = UINT64_MAX;
    return timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
}

void hosted_clock_shutdown(void)
{
    timer_delete(timer);
}

/* What is armed is the deadline that counts in the end, also when a tick that comes in between sets one. */
static void arm(void)
{
    uint64_t wanted;
    do {
        struct itimerspec when = {.it_value = {0, 0}};
        wanted = deadline;
        if (wanted != UINT64_MAX) {
            when.it_value.tv_sec = (time_t)(wanted / 1000000000);
            when.it_value.tv_nsec = (long)(wanted % 1000000000);
            if (wanted == 0)
                when.it_value.tv_nsec = 1; /* 0 would disarm */
        }
        timer_settime(timer, TIMER_ABSTIME, &when, NULL);
    } while (deadline != wanted);
}

void machine_timer(uint64_t when)
{
    deadline = when;
    arm();
}

bool hosted_clock_is_tick(const siginfo_t *info)
{
    return info->si_code == SI_TIMER && info->si_value.sival_ptr == &mark;
}

bool hosted_clock_is_due(void)
{
    return deadline_is_due(&deadline, arm);
}

void machine_idle(void)
{
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    if (atomic_load(&machine_pending) == 0)
        ppoll(NULL, 0, NULL, &before);
    sigprocmask(SIG_SETMASK, &before, NULL);
}
