/* Installs and removes handlers while others raise, in main and in a strand of its own that goes on for ever. Is
 * loaded and destroyed again and again (boss.c), and once by the test. */
#include "hub.h"

#include <event.h>
#include <heap.h>
#include <strand.h>
#include <sync.h>

module(plug);
initialiser(start);

struct notes {
    u64 remover; /* the strand that removed it, 0: none yet */
    u64 late;    /* raises that began after that */
    u64 calls;
};

static u64 answer(struct notes *notes, u64 raiser, u64 value)
{
    notes->calls++;
    notes->late += notes->remover == raiser;
    return raiser == sync_self() ? value + 1 : 0;
}

static __functional _Bool wants(struct notes *notes, u64 raiser, u64 value)
{
    return value % 2 == 1;
}

/* What went wrong: raises without the right answer, or that met a handler which was gone. */
static u64 one_round(void)
{
    u64 wrong = 0, self = sync_self();
    struct notes *notes = new(struct notes);
    struct binding *binding = install(hub_raise, answer, .guard = wants, .closure = notes);
    for (u64 i = 0; i < 2; i++)
        wrong += hub_raise(self, i) != i + 1;
    if (!binding)
        return wrong;
    wrong += notes->calls == 0;
    status removed = event_uninstall(binding);
    if (removed.code == STATUS_NOT_FOUND) /* the hub is gone, and then this faults */
        return wrong + 1 + hub_raise(self, 0);
    wrong += failed(removed);
    notes->remover = self;
    wrong += hub_raise(self, 1) != 2;
    return wrong + notes->late;
}

static void work(void *__nullable argument)
{
    for (;;)
        assert(one_round() == 0);
}

/* The handler and the strand stay till the module is destroyed. */
static status start(void)
{
    status why;
    sync_survive();
    (void)install(hub_raise, answer, .guard = wants, .closure = new(struct notes));
    struct strand *strand = strand_create(work, NULL, "work", 0, &why);
    heap_collect();
    return strand ? strand_start(strand) : why;
}

int main(int argc, str_t *__array argv)
{
    u64 wrong = 0;
    for (u32 i = 0; i < 6; i++)
        wrong += one_round();
    return wrong != 0;
}
