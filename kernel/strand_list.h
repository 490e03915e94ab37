/*
 * Lists of strands: the queues of the scheduler and of whoever waits for the same thing.
 *
 * A strand is in one list at most and knows which, so that whoever takes it out need not.
 */
#pragma once

#include "strand.h"

static inline void strand_list_insert(struct strand_list *list, struct strand *strand,
                                      struct strand *previous, struct strand *next)
{
    strand->list = list;
    strand->previous = previous;
    strand->next = next;
    *(previous != NULL ? &previous->next : &list->first) = strand;
    *(next != NULL ? &next->previous : &list->last) = strand;
}

static inline void strand_list_append(struct strand_list *list, struct strand *strand)
{
    strand_list_insert(list, strand, list->last, NULL);
}

static inline void strand_list_prepend(struct strand_list *list, struct strand *strand)
{
    strand_list_insert(list, strand, NULL, list->first);
}

/* Takes the first one out; there is one. */
static inline struct strand *strand_list_take(struct strand_list *list)
{
    struct strand *strand = list->first, *next = strand->next;
    list->first = next;
    *(next != NULL ? &next->previous : &list->last) = NULL;
    strand->next = NULL;
    strand->list = NULL;
    return strand;
}

/* The same, with another put behind the last. */
static inline struct strand *strand_list_exchange(struct strand_list *list, struct strand *other)
{
    struct strand *strand = list->first, *next = strand->next, *last = list->last;
    if (next != NULL) {
        last->next = other;
        next->previous = NULL;
    } else {
        last = NULL;
        next = other;
    }
    *list = (struct strand_list){next, other};
    other->list = list;
    other->previous = last;
    other->next = NULL;
    strand->next = NULL;
    strand->list = NULL;
    return strand;
}

/* Takes it out of the list it is in. */
static inline void strand_list_remove(struct strand *strand)
{
    struct strand_list *list = strand->list;
    *(strand->previous != NULL ? &strand->previous->next : &list->first) = strand->next;
    *(strand->next != NULL ? &strand->next->previous : &list->last) = strand->previous;
    strand->next = strand->previous = NULL;
    strand->list = NULL;
}
