#include "locals.h"

static size_t slot_of(const struct locals *locals, const struct low_local *local)
{
    size_t slot = ((uintptr_t)local >> 4) * 0x9e3779b97f4a7c15 >> 20;
    slot &= locals->room - 1;
    while (locals->table[slot] && locals->list[locals->table[slot] - 1] != local)
        slot = (slot + 1) & (locals->room - 1);
    return slot;
}

static void add(struct locals *locals, const struct low_local *local)
{
    size_t slot = slot_of(locals, local);
    locals->list[locals->count++] = local;
    locals->table[slot] = locals->count;
}

void locals_read(struct locals *locals, const struct low_function *function, struct arena *arena)
{
    size_t count = function->parameter_count;
    for (const struct low_local *local = function->locals; local; local = local->next)
        count++;
    locals->room = 16;
    while (locals->room < 2 * count)
        locals->room *= 2;
    locals->list = arena_array(arena, count + 1, sizeof *locals->list);
    locals->table = arena_array(arena, locals->room, sizeof *locals->table);
    for (size_t i = 0; i < function->parameter_count; i++)
        add(locals, function->parameters[i]);
    for (const struct low_local *local = function->locals; local; local = local->next)
        add(locals, local);
}

size_t locals_number(const struct locals *locals, const struct low_local *local)
{
    return locals->table[slot_of(locals, local)] - 1;
}
