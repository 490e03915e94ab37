/* Requests that were answered at once and wait to be asked for: for devices that are files. */
#pragma once

#include "machine/machine.h"

struct answers {
    struct answer {
        void *cookie;
        int64_t result;
    } answer[MACHINE_REQUESTS];
    size_t first, count;
};

static inline bool answers_are_full(const struct answers *answers)
{
    return answers->count == MACHINE_REQUESTS;
}

static inline void answers_add(struct answers *answers, void *cookie, int64_t result)
{
    size_t at = (answers->first + answers->count++) % MACHINE_REQUESTS;
    answers->answer[at] = (struct answer){cookie, result};
}

static inline bool answers_take(struct answers *answers, void **cookie, int64_t *result)
{
    if (answers->count == 0)
        return false;
    *cookie = answers->answer[answers->first].cookie;
    *result = answers->answer[answers->first].result;
    answers->first = (answers->first + 1) % MACHINE_REQUESTS;
    answers->count--;
    return true;
}
