// Nobody may install on an event without an authoriser, nor on one of the kernel; calls go on.
// plain: no - events
// with: with_box.c
// expect: 1 1
// expect: 3.500000
#include "box.h"

#include <clock.h>
#include <console.h>
#include <event.h>

static double on_mean(double a, u32 n, float b)
{
    return a * (double)n * (double)b;
}

static u64 on_now(void)
{
    return 0;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct binding *mean = install(box_mean, on_mean);
    struct binding *now = install(clock_now, on_now);
    console_print(out, "%d %d\n", mean == NULL, now == NULL);
    console_print(out, "%f\n", box_mean(3.0, 1, 0.5f));
    return clock_now() == 0;
}
