/* Authority over an event: the module that implements it decides who may install handlers.
 *
 * The module itself always may. Anybody else only when it named an authoriser (authorise() in Safe C)
 * and that says yes, within the time limit of a guard. It runs on a strand of its own domain: whatever
 * goes wrong is that domain's, and a no. */
#pragma once

#include "event.h"

enum { AUTHORITY_NAME = 32 };

/* What an authoriser is asked; the same as `struct install_request` of interface event. */
struct authority_request {
    uint32_t operation; /* 0: install */
    uint32_t order, flags;
    uint32_t limit_us;
    uint64_t requester;
    char name[AUTHORITY_NAME];
    bool is_ephemeral;
};

/* DENIED unless the module that implements the event agrees to the plan. NOT_FOUND when the event, or
 * the domain that asks, ended meanwhile: then `event` is gone. */
status authority_ask(const struct event *event, const struct install_plan *plan);
