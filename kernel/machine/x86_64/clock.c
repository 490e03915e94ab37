/*
 * Time on the bare machine: the processor's counter is the clock, the local controller's counter
 * the timer.
 */
#include "clock.h"

#include "bare.h"
#include "lapic.h"
#include "machine/deadline.h"

static const uint32_t calibration = 1000 * 1000; /* nanoseconds */
enum { RATE_BITS = 32 };
static const uint64_t longest = 1000 * 1000 * 1000;

static uint64_t first_cycles;
static uint64_t rate; /* nanoseconds per cycle, RATE_BITS after the point */
static volatile uint64_t deadline = UINT64_MAX;

uint64_t machine_cycles(void)
{
    return __builtin_ia32_rdtsc();
}

__extension__ typedef unsigned __int128 product;

uint64_t machine_clock(void)
{
    return (uint64_t)((product)(__builtin_ia32_rdtsc() - first_cycles) * rate >> RATE_BITS);
}

uint64_t machine_processor_time(void)
{
    return machine_clock();
}

/* Arms the timer for the deadline, or for a good part of the way to it. */
static void arm(void)
{
    uint64_t wanted = deadline, now = machine_clock();
    uint64_t left = wanted > now ? wanted - now : 1;
    lapic_count((uint32_t)(left < longest ? left : longest));
}

void machine_timer(uint64_t when)
{
    /* SAFETY: a tick may come between these two steps.  It finds the new deadline; what is counted
     * afterwards is then at most as long as the time that has already passed, and ends in
     * clock_is_due(), which knows the deadline that counts. */
    deadline = when;
    if (when == UINT64_MAX)
        lapic_count(0);
    else
        arm();
}

bool clock_is_due(void)
{
    return deadline_is_due(&deadline, arm);
}

struct reading {
    uint64_t cycles;
    uint32_t left;
};

/* Both counters, read close together. */
static struct reading read_both(void)
{
    struct reading found = {0};
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 8; i++) {
        uint64_t before = machine_cycles();
        uint32_t left = lapic_left();
        uint64_t width = machine_cycles() - before;
        if (width < best) {
            best = width;
            found = (struct reading){before + width / 2, left};
        }
    }
    return found;
}

void clock_boot(void)
{
    lapic_count(UINT32_MAX);
    struct reading start = read_both();
    while (start.left - lapic_left() < calibration)
        ;
    struct reading end = read_both();
    lapic_count(0);
    if (end.cycles <= start.cycles)
        bare_panic("clock", "the processor's counter stands still");
    rate = ((uint64_t)(start.left - end.left) << RATE_BITS) / (end.cycles - start.cycles);
    first_cycles = machine_cycles();
}

void machine_idle(void)
{
    /* SAFETY: interrupts stay off from the look at machine_pending to the instruction after sti,
     * so that one which comes in between ends the wait. */
    __asm__ volatile("cli" : : : "memory");
    if (atomic_load_explicit(&machine_pending, memory_order_relaxed) == 0)
        __asm__ volatile("sti; hlt" : : : "memory");
    else
        __asm__ volatile("sti" : : : "memory");
}
