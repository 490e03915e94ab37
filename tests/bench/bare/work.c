/* What is counted in an extension: each entry does it so many times, then twice as many, between marks. */
#include "bell.h"
#include "touch.h"

#include <console.h>
#include <event.h>
#include <probe.h>

module(work);

enum { TURNS = 100 };

struct cell {
    struct cell *next;
    u64 value;
};

static u64 sum;
static struct cell *last;
static u64 *__array words;
static struct console *console;

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

static void calls(int n)
{
    for (int i = 0; i < n; i++)
        sum += bell_ring(i);
}

int ring(int argc, str_t *__array argv)
{
    probe_act(0);
    calls(TURNS);
    probe_act(1);
    calls(2 * TURNS);
    probe_act(2);
    return 0;
}

static void touches(int n)
{
    for (int i = 0; i < n; i++)
        touch_it();
}

int touch(int argc, str_t *__array argv)
{
    probe_act(0);
    touches(TURNS);
    probe_act(1);
    touches(2 * TURNS);
    probe_act(2);
    return 0;
}

/* As many handlers as there are arguments. */
int install_some(int argc, str_t *__array argv)
{
    for (int i = 0; i < argc; i++)
        if (!install(bell_ring, answer))
            return 1;
    return 0;
}

int install_guarded(int argc, str_t *__array argv)
{
    struct cell *cell = new (struct cell);
    cell->value = 1000;
    return install(bell_ring, answer_closure, .guard = is_wanted, .closure = cell) == NULL;
}

static void come_and_go(int n)
{
    for (int i = 0; i < n; i++) {
        struct binding *binding = install(bell_ring, answer);
        if (!binding || failed(event_uninstall(binding)))
            return;
    }
}

int install_remove(int argc, str_t *__array argv)
{
    probe_act(0);
    come_and_go(TURNS);
    probe_act(1);
    come_and_go(2 * TURNS);
    probe_act(2);
    return 0;
}

static void cells(int n)
{
    for (int i = 0; i < n; i++)
        last = new (struct cell);
}

int allocate(int argc, str_t *__array argv)
{
    probe_act(0);
    cells(TURNS);
    probe_act(1);
    cells(2 * TURNS);
    probe_act(2);
    return 0;
}

static void arrays(int n)
{
    for (int i = 0; i < n; i++)
        words = new_array(u64, 30);
}

int allocate_arrays(int argc, str_t *__array argv)
{
    probe_act(0);
    arrays(TURNS);
    probe_act(1);
    arrays(2 * TURNS);
    probe_act(2);
    return 0;
}

static void lines(int n)
{
    for (int i = 0; i < n; i++)
        console_print(console, "line %d of %s\n", 42, "text");
}

int print(int argc, str_t *__array argv)
{
    console = console_open();
    probe_act(0);
    lines(TURNS);
    probe_act(1);
    lines(2 * TURNS);
    probe_act(2);
    return 0;
}
