// Closures whose type the module does not know: any object, and a capability.
// plain: no - events
// with: with_box.c
// expect: box saw 1
// expect: counted 1 of struct
// expect: box saw 2
// expect: counted 2 of struct
// expect: counted 3 of none
// expect: by the console 2
#include "box.h"

#include <console.h>
#include <event.h>

struct counter {
    u32 n;
};
static u32 shared;

static void count(void *any, u32 value)
{
    struct counter *counter = is(struct counter, any) ? as(struct counter, any) : NULL;
    shared++;
    console_print(console_open(), "counted %u of %s\n", shared, counter ? "struct" : "none");
}

static void say(struct console *out, u32 value)
{
    console_print(out, "by the console %u\n", value);
}

int main(int argc, str_t *__array argv)
{
    void *any = new(struct counter);
    struct binding *first = install(box_seen, count, .closure = any, .order = ORDER_LAST);
    box_seen(1);
    any = new_array(u8, 3);
    struct binding *second = install(box_seen, count, .closure = any, .order = ORDER_LAST);
    struct binding *third = install(box_seen, say, .closure = console_open(), .order = ORDER_LAST);
    box_seen(2);
    return !first || !second || !third;
}
