// Each handler and guard has its own copy of a struct: what one writes, the next one does not see.
// plain: no - events
// with: with_box.c
// expect: 6 9 3
#include "box.h"

#include <console.h>
#include <event.h>

static u64 seen;

static __functional _Bool writes(struct box x, u32 k)
{
    x.a = 100;
    return x.a + k > 0;
}

static u64 on_sum(struct box x, u32 k)
{
    seen = x.a;
    x.b = 1000;
    return x.b + k;
}

int main(int argc, str_t *__array argv)
{
    struct box box = {1, 2, 3};
    struct binding *first = install(box_sum, on_sum, .guard = writes, .order = ORDER_FIRST);
    u64 sum = box_sum(box, 0);
    box.a += first ? 3 * seen : 0;
    console_print(console_open(), "%lu %lu %lu\n", sum, box.a + box.b + box.c, box.c);
    return 0;
}
