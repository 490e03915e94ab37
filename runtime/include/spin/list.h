/* Lists of one type: DEFINE_LIST(struct flow, flow_list) defines `struct flow_list` and its procedures.
 *
 *     DEFINE_LIST(struct flow, flow_list)
 *
 *     struct flow_list *all = new(struct flow_list);
 *     flow_list_append(all, flow);
 *     for (struct flow_list_link *at = all->first; at; at = at->next)
 *         use(at->item);
 *
 * A list refers to objects, it does not hold them: one object may be in any number of lists. Each link is
 * an object of its own; the collector frees what nobody refers to. Not safe against strands that change
 * one list at the same time: nothing is corrupted, but items may be lost. */
#pragma once

#include <spin/safe.h>

#define DEFINE_LIST(T, name)                                                                       \
    struct name##_link {                                                                           \
        struct name##_link *next;                                                                  \
        T *item;                                                                                   \
    };                                                                                             \
    struct name {                                                                                  \
        struct name##_link *first, *last;                                                          \
        u64 count;                                                                                 \
    };                                                                                             \
                                                                                                   \
    /* In front of all others. */                                                                  \
    static inline void name##_push(struct name *__scope list, T *item)                             \
    {                                                                                              \
        struct name##_link *link = new (struct name##_link);                                       \
        link->item = item;                                                                         \
        link->next = list->first;                                                                  \
        list->first = link;                                                                        \
        if (!list->last)                                                                           \
            list->last = link;                                                                     \
        list->count++;                                                                             \
    }                                                                                              \
                                                                                                   \
    /* Behind all others. */                                                                       \
    static inline void name##_append(struct name *__scope list, T *item)                           \
    {                                                                                              \
        struct name##_link *link = new (struct name##_link);                                       \
        link->item = item;                                                                         \
        if (list->last)                                                                            \
            list->last->next = link;                                                               \
        else                                                                                       \
            list->first = link;                                                                    \
        list->last = link;                                                                         \
        list->count++;                                                                             \
    }                                                                                              \
                                                                                                   \
    /* The first item, which is in the list no longer; null when there is none. */                 \
    static inline T *__nullable name##_pop(struct name *__scope list)                              \
    {                                                                                              \
        struct name##_link *link = list->first;                                                    \
        if (!link)                                                                                 \
            return NULL;                                                                           \
        list->first = link->next;                                                                  \
        if (!list->first)                                                                          \
            list->last = NULL;                                                                     \
        list->count--;                                                                             \
        return link->item;                                                                         \
    }                                                                                              \
                                                                                                   \
    /* Takes the item out where it is met first; false when it is not there. */                    \
    static inline _Bool name##_remove(struct name *__scope list, T *item)                          \
    {                                                                                              \
        struct name##_link *before = NULL, *at = list->first;                                      \
        for (; at && at->item != item; at = at->next)                                              \
            before = at;                                                                           \
        if (!at)                                                                                   \
            return 0;                                                                              \
        if (before)                                                                                \
            before->next = at->next;                                                               \
        else                                                                                       \
            list->first = at->next;                                                                \
        if (list->last == at)                                                                      \
            list->last = before;                                                                   \
        list->count--;                                                                             \
        return 1;                                                                                  \
    }                                                                                              \
    struct name
