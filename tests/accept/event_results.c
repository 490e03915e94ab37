// Handlers with closures and guards on events whose results and arguments do not fit registers.
// plain: no - events
// with: with_box.c
// expect: 3 4 7 | 12 22 | 21 1014
// expect: 300 400 1 | 1000 40 | 30007 31000
// expect: 3 4 7 | 1000 40 | 21 1300
// expect: calls 6
#include "box.h"

#include <console.h>
#include <event.h>

struct state {
    u64 n;
    u32 calls;
};

static struct box on_make(struct state *s, u64 a, u64 b)
{
    struct box result = {a * s->n, b * s->n, 1};
    s->calls++;
    return result;
}

static struct pair on_pair(struct state *s, u32 x, struct pair in)
{
    struct pair result = {in.a * s->n, in.b * x};
    s->calls++;
    return result;
}

static u64 on_sum(struct state *s, struct box x, u32 k)
{
    s->calls++;
    return x.a * s->n + k;
}

static __functional _Bool is_large(struct state *s, struct box x, u32 k)
{
    return x.a + k > s->n;
}

static void show(struct console *out)
{
    struct box b = box_make(3, 4);
    struct pair in = {10, 20};
    struct pair p = box_pair(2, in);
    console_print(out, "%lu %lu %lu | %lu %u | %lu %lu\n", b.a, b.b, b.c, p.a, p.b, box_sum(b, 7),
                  box_sum(b, 1000));
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct state *s = new(struct state);
    s->n = 100;
    show(out);
    struct binding *make = install(box_make, on_make, .closure = s);
    struct binding *pair = install(box_pair, on_pair, .closure = s);
    struct binding *sum = install(box_sum, on_sum, .closure = s, .guard = is_large);
    if (!make || !pair || !sum)
        return 1;
    show(out);
    if (failed(event_uninstall(make)) || succeeded(event_uninstall(make)))
        return 2;
    show(out);
    console_print(out, "calls %u\n", s->calls);
    return 0;
}
