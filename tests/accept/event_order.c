// Order of handlers: FIRST before all, LAST behind all, CANCEL ends the scan; no result is expected.
// plain: no - events
// with: with_box.c
// expect: box saw 1
// expect: first 2
// expect: box saw 2
// expect: any 2
// expect: last 2
// expect: earlier 3
// expect: first 3
// expect: box saw 3
// expect: any 3
// expect: last 3
// expect: stop 4
#include "box.h"

#include <console.h>
#include <event.h>

struct name {
    const char *text;
};

static void say(struct name *name, u32 value)
{
    console_print(console_open(), "%s %u\n", name->text, value);
}

static struct name *called(const char *text)
{
    struct name *name = new(struct name);
    name->text = text;
    return name;
}

int main(int argc, str_t *__array argv)
{
    box_seen(1);
    struct binding *last = install(box_seen, say, .closure = called("last"), .order = ORDER_LAST);
    struct binding *any = install(box_seen, say, .closure = called("any"));
    struct binding *first = install(box_seen, say, .closure = called("first"), .order = ORDER_FIRST);
    box_seen(2);
    struct binding *earlier = install(box_seen, say, .closure = called("earlier"), .order = ORDER_FIRST);
    box_seen(3);
    struct binding *stop = install(box_seen, say, .closure = called("stop"), .order = ORDER_FIRST, .flags = CANCEL);
    box_seen(4);
    return !(last && any && first && earlier && stop);
}
