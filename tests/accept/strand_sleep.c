// Sleepers wake in the order of their time, not before it, and also when nobody else runs.
// plain: no - strands
// expect: in order 1, nobody early 1
#include <clock.h>
#include <console.h>
#include <strand.h>

enum { SLEEPERS = 3, MILLISECOND = 1000000, ROUNDS = 20 };

struct sleeper {
    u64 time;
    u64 slept;
    u64 woken;
};

static void sleep(void *__nullable argument)
{
    struct sleeper *self = as(struct sleeper, argument);
    u64 begin = clock_now();
    strand_sleep(self->time);
    self->woken = clock_now();
    self->slept = self->woken - begin;
}

// Lets three strands sleep; whether they woke in the order 5, 30, 60 ms. None may wake early.
static _Bool wake_in_order(_Bool *early)
{
    static const u64 times[SLEEPERS] = {30, 60, 5};
    struct sleeper **sleepers = new_array(struct sleeper *, SLEEPERS);
    struct strand **strands = new_array(struct strand *, SLEEPERS);
    status why;
    for (u32 i = 0; i < SLEEPERS; i++) {
        sleepers[i] = new(struct sleeper);
        sleepers[i]->time = times[i] * MILLISECOND;
        strands[i] = strand_create(sleep, sleepers[i], "sleeper", 0, &why);
        assert(strands[i] != NULL);
        assert(succeeded(strand_start(strands[i])));
    }
    for (u32 i = 0; i < SLEEPERS; i++) {
        assert(succeeded(strand_join(strands[i])));
        *early = *early || sleepers[i]->slept < sleepers[i]->time;
    }
    return sleepers[2]->woken < sleepers[0]->woken && sleepers[0]->woken < sleepers[1]->woken;
}

// On a machine that stalls, one may fall asleep too late for the order: then once more.
int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    _Bool early = 0, in_order = 0;
    for (u32 round = 0; round < ROUNDS && !in_order; round++)
        in_order = wake_in_order(&early);
    console_print(console, "in order %d, nobody early %d\n", in_order, early == 0);
    return 0;
}
