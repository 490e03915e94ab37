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

/* Takes it out of the list it is in. */
static inline void strand_list_remove(struct strand *strand)
{
    struct strand_list *list = strand->list;
    *(strand->previous != NULL ? &strand->previous->next : &list->first) = strand->next;
    *(strand->next != NULL ? &strand->next->previous : &list->last) = strand->previous;
    strand->next = strand->previous = NULL;
    strand->list = NULL;
}
