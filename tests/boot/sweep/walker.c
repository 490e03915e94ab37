/* The kernel's paths as an extension walks them. What an entry returns says that all of it was done; its
 * twin, NAME_then_loop, never ends by itself. */
#include "bell.h"

#include <console.h>
#include <event.h>
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
