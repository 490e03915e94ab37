/*
 * Words that strands wait on: lines of strands, hashed by the address of the word.
 *
 * SAFETY: the address comes from checked code as a reference to a u64, and what it refers to lives
 * as long as a strand waits there: strand->word is a root of the collector, and no text or data is
 * unmapped while it leads there.
 */
#include "word.h"

#include "scheduler.h"
#include "strand_list.h"

#include <string.h>

enum { LINES = 512 };

static struct strand_list lines[LINES];

static struct strand_list *line_of(const uint64_t *word)
{
    uint64_t hash = (uintptr_t)word / sizeof(uint64_t) * 0x9e3779b97f4a7c15;
    return &lines[hash >> 32 & (LINES - 1)];
}

static struct strand *first_in_line(const uint64_t *word)
{
    struct strand *strand = line_of(word)->first;
    while (strand != NULL && strand->word != word)
        strand = strand->next;
    return strand;
}

/* Others may write to it at any time; it is read once. */
static uint64_t load(const uint64_t *word)
{
    return __atomic_load_n(word, __ATOMIC_RELAXED);
}

static void store(uint64_t *word, uint64_t value)
{
    __atomic_store_n(word, value, __ATOMIC_RELAXED);
}

status word_block(uint64_t *word, uint64_t expected, uint64_t holder)
{
    struct strand *self = sched.current, *other = holder != 0 ? strand_numbered(holder) : NULL;
    if (load(word) != expected)
        return STATUS_VALUE(STATUS_BUSY);
    if (other == self)
        return STATUS_VALUE(STATUS_INVALID);
    if (holder != 0 && other == NULL)
        return STATUS_VALUE(STATUS_POISONED);
    if (!sched_may_wait())
        return STATUS_VALUE(STATUS_KILLED); /* which nobody gets to see */
    if (other != NULL)
        other->is_watched = true;
    self->word = word;
    self->holder = holder;
    self->follows_word = holder != 0 && holder == expected;
    self->is_orphan = false;
    sched_block(STRAND_WAITS_WORD, line_of(word));
    self->word = NULL;
    return self->is_orphan ? STATUS_VALUE(STATUS_POISONED) : OK;
}

status word_pass(uint64_t *word)
{
    if (load(word) != sched.current->number)
        return STATUS_VALUE(STATUS_DENIED);
    struct strand *first = first_in_line(word);
    store(word, first != NULL ? first->number : 0);
    if (first != NULL) {
        first->is_watched = true; /* by those behind it */
        sched_wake(first);
    }
    return OK;
}

status word_post(uint64_t *word)
{
    struct strand *first = first_in_line(word);
    uint64_t value = load(word);
    if (first == NULL && value == UINT64_MAX)
        return STATUS_VALUE(STATUS_LIMIT);
    if (first != NULL)
        sched_wake(first);
    else
        store(word, value + 1);
    return OK;
}

bool word_wake(uint64_t *word, uint64_t expected, uint64_t wanted, uint64_t count)
{
    struct strand *first;
    if (load(word) != expected)
        return false;
    store(word, wanted);
    while (count-- > 0 && (first = first_in_line(word)) != NULL)
        sched_wake(first);
    return true;
}

void word_orphan(uint64_t number)
{
    for (size_t i = 0; i < LINES; i++) {
        for (struct strand *strand = lines[i].first, *next; strand != NULL; strand = next) {
            next = strand->next;
            uint64_t holder = strand->follows_word ? load(strand->word) : strand->holder;
            if (holder != number)
                continue;
            strand->is_orphan = true;
            sched_wake(strand);
        }
    }
}

void word_shutdown(void)
{
    memset(lines, 0, sizeof(lines));
}
