// What makes no sense is a status, and changes nothing.
// plain: no - strands
// with: with_bell.c
// expect: stack 1 1 1 0
// expect: start 0 5, self 1, joined 0
// expect: dead: start 4 unblock 4 priority 4 kill 4
// expect: not started: unblock 1
// expect: priority 1 1 6 0
// expect: sleep 0 1, exit 6
// expect: limit 3, strands 120 to 130: 1
// expect: after all 0
// expect: name two?lines, and cut 31
#include "bell.h"
#include <console.h>
#include <strand.h>

static void nothing(void *__nullable argument)
{
}

static int stack(size_t bytes)
{
    status why;
    struct strand *strand = strand_create(nothing, NULL, "stack", bytes, &why);
    assert((strand != NULL) == succeeded(why));
    if (strand)
        strand_kill(strand);
    return why.code;
}

static struct strand *make(void)
{
    status why;
    struct strand *strand = strand_create(nothing, NULL, "nothing", 0, &why);
    assert(strand != NULL);
    return strand;
}

static struct strand *__nullable make_one(status *__scope why)
{
    return strand_create(nothing, NULL, "one of many", STRAND_STACK_LEAST, why);
}

static void use_up(struct console *console)
{
    struct strand **all = new_array(struct strand *, 1000);
    status why = OK;
    u32 count = 0;
    while (count < 1000 && (all[count] = make_one(&why)) != NULL)
        count++;
    console_print(console, "limit %d, strands 120 to 130: %d\n", why.code, count > 120 && count < 130);
    for (u32 i = 0; i < count; i++)
        strand_kill(all[i]);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    console_print(console, "stack %d %d %d %d\n", stack(1), stack((size_t)1 << 40), stack((size_t)-1),
                  stack(STRAND_STACK_LEAST));
    struct strand *strand = make(), *other = make();
    assert(succeeded(strand_set_priority(strand, 0))); // so that it has not ended before it is started again
    console_print(console, "start %d %d, self %d, joined %d\n", strand_start(strand).code,
                  strand_start(strand).code, strand_join(strand_current()).code, strand_join(strand).code);
    console_print(console, "dead: start %d unblock %d priority %d kill %d\n", strand_start(strand).code,
                  strand_unblock(strand).code, strand_set_priority(strand, 3).code, strand_kill(strand).code);
    console_print(console, "not started: unblock %d\n", strand_unblock(other).code);
    console_print(console, "priority %d %d %d %d\n", strand_set_priority(other, 32).code,
                  strand_set_priority(other, (u32)-1).code, strand_set_priority(other, 17).code,
                  strand_set_priority(other, 0).code);
    console_print(console, "sleep %d %d, exit %d\n", strand_sleep(0).code, strand_sleep((u64)-1).code,
                  bell_ring());
    strand_kill(other);
    use_up(console);
    strand = make();
    assert(succeeded(strand_start(strand)));
    console_print(console, "after all %d\n", strand_join(strand).code);
    status why;
    char name[STRAND_NAME + 8];
    strand = strand_create(nothing, NULL, "two\nlines, and a name that is far too long", 0, &why);
    assert(strand != NULL);
    strand_name(strand, name, lenof(name));
    u32 length = 0;
    while (name[length])
        length++;
    console_print(console, "name %.14s cut %u\n", name, length);
    return 0;
}
