/*
 * Deadlocks: naming those who wait, and ending the one that was waited for.
 */
#include "deadlock.h"

#include "domain.h"
#include "scheduler.h"

#include "runtime/line.h"

#include <spin/abi.h>

enum { TEXT = 768, NAMED = 8 };

static char text[TEXT];

/* What is known so far. */
struct list {
    struct line line;
    size_t count;
};

static void print_wait(struct line *line, const struct strand *strand)
{
    uint64_t number = strand->holder;
    switch (strand->wait) {
    case STRAND_WAITS_UNBLOCK: line_print(line, "waits to be unblocked"); return;
    case STRAND_WAITS_TIME: line_print(line, "sleeps"); return;
    case STRAND_WAITS_DEVICE: line_print(line, "waits for a device"); return;
    case STRAND_WAITS_END:
        line_print(line, "waits for the end of '%s'",
                   strand->awaited ? strand->awaited->name : "nobody");
        return;
    case STRAND_WAITS_TURN: line_print(line, "runs another"); return;
    case STRAND_WAITS_NEWS: line_print(line, "waits for a strand to schedule"); return;
    case STRAND_WAITS_WORD: break;
    }
    if (strand->follows_word)
        number = *strand->word;
    const struct strand *holder = number ? strand_numbered(number) : NULL;
    if (holder)
        line_print(line, "waits for '%s'", holder->name);
    else
        line_print(line, "waits in line");
}

static void name(struct strand *strand, void *context)
{
    struct list *list = context;
    if (strand->state != STRAND_BLOCKED || list->count++ >= NAMED)
        return;
    line_print(&list->line, "; '%s' of '%s' ", strand->name, domain_name(strand->owner));
    print_wait(&list->line, strand);
}

static void end(struct strand *strand, void *context)
{
    (void)context;
    strand_kill(strand, SPIN_FAULT_DEADLOCK);
}

void deadlock_end(struct strand *strand)
{
    struct list list = {.line = line_into(text, sizeof text)};
    strand_each(name, &list);
    if (list.count > NAMED)
        line_print(&list.line, "; and %zu more", list.count - NAMED);
    strand_kill(strand, SPIN_FAULT_DEADLOCK);
    /* It may be in the kernel and wait on, for one of the others. */
    while (!sched_run(strand))
        strand_each(end, strand);
}

const char *deadlock_text(void)
{
    return text;
}
