/* The kernel's paths as an extension walks them. What an entry returns says that all of it was done; its
 * twin, NAME_then_loop, never ends by itself. */
#include "bell.h"

#include <console.h>
#include <event.h>
#include <package.h>
#include <scheduler.h>
#include <strand.h>

module(walker);

#define TWIN(entry)                                                                                \
    int entry##_then_loop(int argc, str_t *__array argv)                                           \
    {                                                                                              \
        entry(argc, argv);                                                                         \
        for (;;)                                                                                   \
            ;                                                                                      \
    }

struct cell {
    struct cell *next;
    u64 value;
};

static struct strand *waiting;
static u64 woken;

int print(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    console_print(console, "line %d of %s\n", 42, "text");
    console_write(console, "plain\n", 6);
    return 1;
}
TWIN(print)

int cells(int argc, str_t *__array argv)
{
    struct cell *list = NULL;
    int sum = 0;
    for (u64 i = 1; i <= 3; i++) {
        struct cell *cell = new (struct cell);
        cell->next = list;
        cell->value = i;
        list = cell;
    }
    for (; list; list = list->next)
        sum = 10 * sum + (int)list->value;
    return sum;
}
TWIN(cells)

int arrays(int argc, str_t *__array argv)
{
    u64 *__array words = new_array(u64, 30);
    u8 *__array bytes = new_array(u8, 5);
    words[29] = 7;
    bytes[4] = 2;
    return (int)(lenof(words) + lenof(bytes) + words[29] + words[28] + bytes[4]);
}
TWIN(arrays)

/* ---- Events ---- */

static u64 answer(u64 value)
{
    return value + 2;
}

static u64 answer_closure(struct cell *cell, u64 value)
{
    return value + cell->value;
}

static __functional _Bool is_wanted(struct cell *cell, u64 value)
{
    return value != cell->value;
}

static u64 faulty(u64 value)
{
    u8 *__array bytes = new_array(u8, 4);
    return bytes[value];
}

int ring(int argc, str_t *__array argv)
{
    return (int)(bell_ring(40) * 1000 + bell_ring(5));
}
TWIN(ring)

/* As many handlers as there are arguments. */
int install_some(int argc, str_t *__array argv)
{
    int installed = 0;
    for (int i = 0; i < argc; i++)
        installed += install(bell_ring, answer) != NULL;
    return installed;
}

int install_guarded(int argc, str_t *__array argv)
{
    struct cell *cell = new (struct cell);
    cell->value = 40;
    return install(bell_ring, answer_closure, .guard = is_wanted, .closure = cell) != NULL;
}

int come_and_go(int argc, str_t *__array argv)
{
    struct binding *binding = install(bell_ring, answer);
    u64 with = bell_ring(1);
    if (!binding || failed(event_uninstall(binding)))
        return 0;
    return (int)(with * 10 + bell_ring(1));
}
TWIN(come_and_go)

/* The handler faults, and goes; the others answer. */
int contained(int argc, str_t *__array argv)
{
    if (!install(bell_ring, faulty))
        return 0;
    return (int)(bell_ring(9) * 1000 + bell_ring(10));
}
TWIN(contained)

/* ---- Faults ---- */

static int at(u8 *__array bytes, u64 index)
{
    return bytes[index];
}

int breaks(int argc, str_t *__array argv)
{
    return at(new_array(u8, 4), 4);
}

int divides(int argc, str_t *__array argv)
{
    return 1000 / (argc - 1);
}

/* ---- Strands ---- */

int gives_way(int argc, str_t *__array argv)
{
    strand_yield();
    strand_yield();
    return 2;
}
TWIN(gives_way)

static void wait(void *__nullable argument)
{
    (void)strand_block(strand_current());
    woken++;
}

/* One more begins, waits, goes on, and ends. */
int wakes(int argc, str_t *__array argv)
{
    status why;
    u64 before = woken;
    waiting = strand_create(wait, NULL, "waiting", 0, &why);
    if (!waiting || failed(strand_start(waiting)))
        return 0;
    strand_yield();
    if (failed(strand_unblock(waiting)) || failed(strand_join(waiting)))
        return 0;
    return (int)(woken - before);
}

/* ---- Packages ---- */

static struct strand *leader;
static u64 told, lost;
static struct strand *ready[2]; /* whom the leader of all may run */

static status on_ready(struct strand *strand)
{
    told++;
    ready[ready[0] != NULL] = strand;
    return OK;
}

static status on_waits(struct strand *strand)
{
    told += 10;
    return OK;
}

static status on_lost(struct strand *strand)
{
    lost++;
    return OK;
}

static status on_back(struct strand *strand)
{
    lost--;
    return OK;
}

int install_notices(int argc, str_t *__array argv)
{
    return install(strand_unblock, on_ready) && install(strand_block, on_waits) &&
           install(strand_checkpoint, on_lost) && install(strand_resume, on_back);
}

static struct strand *begin(strand_procedure procedure, struct strand *__nullable above)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, "begun", 0, &why);
    assert(strand != NULL);
    if (above)
        assert(succeeded(package_adopt(strand, above, NULL)));
    assert(succeeded(strand_start(strand)));
    return strand;
}

static void work(void *__nullable argument)
{
    strand_yield();
    woken++;
}

/* Till it waits or has ended. */
static void run(struct strand *strand)
{
    u64 before = told;
    while (told / 10 == before / 10) {
        status ran = strand_resume(strand);
        assert(succeeded(ran) || ran.code == STATUS_BUSY);
    }
}

/* A strand that gives way once and ends: the leader hears that it is ready, and that it is no more. */
int leads(int argc, str_t *__array argv)
{
    u64 before = woken;
    told = 0;
    run(begin(work, strand_current()));
    return (int)((woken - before) * 100 + told + 1000 * lost);
}
TWIN(leads)

static void wake(void *__nullable argument)
{
    strand_unblock(waiting);
}

/* The leader waits till somebody wakes its strand. */
int hears(int argc, str_t *__array argv)
{
    u64 before = woken;
    told = 0;
    waiting = begin(wait, strand_current());
    run(waiting);
    struct strand *other = begin(wake, NULL);
    if (failed(package_wait()))
        return 0;
    run(waiting);
    if (failed(strand_join(other)))
        return 0;
    return (int)((woken - before) * 100 + told);
}

/* Scheduled by the kernel till this rules, and then by this. */
int rules(int argc, str_t *__array argv)
{
    u64 before = woken;
    struct strand *worker = begin(work, NULL);
    told = 0;
    if (failed(processor_take(scheduler_processor(), strand_current())))
        return 0;
    run(worker);
    return (int)((woken - before) * 100 + told);
}
TWIN(rules)

static void rule(void *__nullable argument)
{
    while (!ready[0])
        if (failed(package_wait()))
            strand_yield();
    for (;;)
        (void)strand_resume(ready[0]).code;
}

/* Gives all to another, is run by it, and ends it. */
int serves(int argc, str_t *__array argv)
{
    ready[0] = ready[1] = NULL;
    told = 0;
    leader = begin(rule, NULL);
    if (failed(processor_take(scheduler_processor(), leader)))
        return 0;
    strand_kill(leader);
    return strand_join(leader).code * 10 + (int)told;
}

static void block(void *__nullable argument)
{
    for (;;)
        strand_block(strand_current());
}

/* One whose leader sleeps is the kernel's when the leader was ended. */
int starves(int argc, str_t *__array argv)
{
    u64 before = woken;
    leader = begin(block, NULL);
    struct strand *worker = begin(work, leader);
    int ended = strand_join(leader).code;
    return ended * 10 + (succeeded(strand_join(worker)) ? (int)(woken - before) : 0);
}
