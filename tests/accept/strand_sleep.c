// Sleepers wake in the order of their time, not before it, and also when nobody else runs.
// expect: 3 1 2 
// expect: nobody early 1
#include <clock.h>
#include <console.h>
#include <strand.h>

struct sleeper {
    u64 milliseconds;
    u32 number;
    _Bool was_early;
    struct console *console;
};

static void sleep(void *__nullable argument)
{
    struct sleeper *self = as(struct sleeper, argument);
    u64 begin = clock_now();
    strand_sleep(self->milliseconds * 1000000);
    self->was_early = clock_now() - begin < self->milliseconds * 1000000;
    console_print(self->console, "%u ", self->number);
}

int main(int argc, str_t *__array argv)
{
    static const u64 times[3] = {30, 60, 5};
    struct console *console = console_open();
    struct sleeper **sleepers = new_array(struct sleeper *, 3);
    struct strand **strands = new_array(struct strand *, 3);
    _Bool early = 0;
    status why;
    for (u32 i = 0; i < 3; i++) {
        sleepers[i] = new(struct sleeper);
        sleepers[i]->milliseconds = times[i];
        sleepers[i]->number = i + 1;
        sleepers[i]->console = console;
        strands[i] = strand_create(sleep, sleepers[i], "sleeper", 0, &why);
        assert(strands[i] != NULL);
        assert(succeeded(strand_start(strands[i])));
    }
    for (u32 i = 0; i < 3; i++) {
        assert(succeeded(strand_join(strands[i])));
        early = early || sleepers[i]->was_early;
    }
    console_print(console, "\nnobody early %d\n", !early);
    return 0;
}
