/* Sets what only those may who were granted interface scheduler. */
#include <console.h>
#include <scheduler.h>

module(tuner);

int main(int argc, str_t *__array argv)
{
    struct strand *self = strand_current();
    console_print(console_open(), "quantum %lu, %d %d %d, priority %d %d\n", scheduler_quantum(),
                  scheduler_set_quantum(1).code, scheduler_set_quantum((u64)-1).code,
                  scheduler_set_quantum(250000).code, scheduler_set_priority(self, 31).code,
                  scheduler_set_priority(self, 32).code);
    struct strand_totals totals;
    strand_totals(&totals);
    console_print(console_open(), "quantum %lu\n", totals.quantum);
    return 0;
}
