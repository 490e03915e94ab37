// A procedure value taken before an install raises the event all the same; values stay equal.
// plain: no - events
// with: with_box.c
// expect: 10 1
// expect: 20 1
#include "box.h"

#include <console.h>
#include <event.h>

typedef u64 (*summer)(struct box x, u32 k);

static summer early = box_sum;

static u64 twice(struct box x, u32 k)
{
    return 2 * (x.a + x.b + x.c + k);
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct box b = {1, 2, 3};
    summer local = box_sum;
    console_print(out, "%lu %d\n", local(b, 4), local == early);
    if (!install(box_sum, twice))
        return 1;
    summer late = box_sum;
    console_print(out, "%lu %d\n", early(b, 4), late == local && late == early);
    return 0;
}
