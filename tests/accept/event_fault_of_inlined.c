// A handler whose own call passes null ends alone, whether the optimiser inlines that call or not.
// plain: no - events
// with: with_box.c
// expect: 3 4 7
// expect: again 3 4 7
#include "box.h"

#include <console.h>
#include <event.h>

struct node {
    struct node *next;
    u64 value;
};

static struct node empty;

static u64 value_of(const struct node *node)
{
    return node->value;
}

static struct box faulty(u64 a, u64 b)
{
    struct box result = {value_of(empty.next), a, b};
    return result;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    if (!install(box_make, faulty, .order = ORDER_FIRST))
        return 1;
    struct box x = box_make(3, 4);
    console_print(out, "%lu %lu %lu\n", x.a, x.b, x.c);
    x = box_make(3, 4);
    console_print(out, "again %lu %lu %lu\n", x.a, x.b, x.c);
    return 0;
}
