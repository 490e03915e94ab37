/* Sets of locals and their union at labels. */
#include "flow.h"

#include <string.h>

enum { BITS = 64 };

static bool is_member_type(const struct low_local *local)
{
    return !local->memory && local->type != LOW_POINTER && local->type != LOW_VOID;
}

void flow_number(struct low_function *function)
{
    uint32_t next = 0;
    for (size_t i = 0; i < function->parameter_count; i++)
        function->parameters[i]->number = next++;
    for (struct low_local *local = function->locals; local; local = local->next)
        local->number = next++;
    function->number_count = next;
}

struct flow flow_new(struct low_function *function, struct arena *arena)
{
    struct flow flow = {.function = function, .arena = arena};
    flow.words = (size_t)function->number_count / BITS + 1;
    flow.now = arena_array(arena, flow.words, sizeof *flow.now);
    flow.at_label = arena_array(arena, (size_t)function->label_count + 1, sizeof *flow.at_label);
    return flow;
}

bool flow_has(const struct flow *flow, const struct low_local *local)
{
    return is_member_type(local) && flow->now[local->number / BITS] >> local->number % BITS & 1;
}

void flow_put(struct flow *flow, const struct low_local *local, bool is_member)
{
    uint64_t bit = (uint64_t)1 << local->number % BITS;
    if (is_member && is_member_type(local))
        flow->now[local->number / BITS] |= bit;
    else
        flow->now[local->number / BITS] &= ~bit;
}

void flow_clear(struct flow *flow)
{
    memset(flow->now, 0, flow->words * sizeof *flow->now);
}

bool flow_join(struct flow *flow, uint32_t label)
{
    const uint64_t *set = flow->at_label[label];
    for (size_t i = 0; set && i < flow->words; i++)
        flow->now[i] |= set[i];
    return set != NULL;
}

void flow_meet(struct flow *flow, uint32_t label)
{
    uint64_t **set = &flow->at_label[label];
    if (!*set) {
        *set = arena_array(flow->arena, flow->words, sizeof **set);
        flow->has_changed = true;
    }
    for (size_t i = 0; i < flow->words; i++) {
        flow->has_changed |= (flow->now[i] & ~(*set)[i]) != 0;
        (*set)[i] |= flow->now[i];
    }
}
