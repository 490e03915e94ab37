/* C names for everything of the user's: nothing the user writes can meet a name of the compiler's.
 *
 *   u_NAME      file-scope names and locals of the user; uN_NAME for the second of the same name
 *   b_ n_ i_    base, length and index of a wide local (b2_ ... likewise)
 *   f_NAME      fields;  T<number>_NAME  struct and union tags
 *   s<number>_NAME  static locals, and static names that two sources of the module have
 *   t<n> m<n>   temporaries;  L<n>  labels
 *   slot_ cell_ id_ image_  what the loader fills or reads
 * A prefix is letters, an optional number and '_'; all of them differ before the first '_'. */
#include "lower.h"

#include <ctype.h>
#include <string.h>

/* --- Sets of names: open addressing, at most half full ------------------------------------------- */

struct name_set {
    struct arena *arena;
    const char **slots;
    size_t room, count;
};

struct name_set *name_set_new(struct arena *arena)
{
    struct name_set *set = ARENA_NEW(arena, struct name_set);
    set->arena = arena;
    set->room = 64;
    set->slots = arena_array(arena, set->room, sizeof *set->slots);
    return set;
}

static const char **name_slot(const struct name_set *set, const char *name)
{
    size_t hash = 5381;
    for (const char *c = name; *c; c++)
        hash = hash * 33 + (unsigned char)*c;
    size_t i = hash & (set->room - 1);
    while (set->slots[i] && strcmp(set->slots[i], name) != 0)
        i = (i + 1) & (set->room - 1);
    return &set->slots[i];
}

static void name_set_grow(struct name_set *set)
{
    struct name_set larger = {set->arena, NULL, set->room * 2, set->count};
    larger.slots = arena_array(set->arena, larger.room, sizeof *larger.slots);
    for (size_t i = 0; i < set->room; i++) {
        if (set->slots[i])
            *name_slot(&larger, set->slots[i]) = set->slots[i];
    }
    *set = larger;
}

bool name_set_has(const struct name_set *set, const char *name)
{
    return *name_slot(set, name) != NULL;
}

bool name_set_add(struct name_set *set, const char *name)
{
    if (name_set_has(set, name))
        return false;
    if (2 * ++set->count > set->room)
        name_set_grow(set);
    *name_slot(set, name) = name;
    return true;
}

/* --- C names -------------------------------------------------------------------------------------- */

const char *name_safe(struct arena *arena, const char *name)
{
    char *copy = arena_copy(arena, name);
    for (char *c = copy; *c; c++) {
        if (!isalnum((unsigned char)*c) && *c != '_')
            *c = '_';
    }
    return copy;
}

/* SAFETY: number and hint are separated by '_' and the number is unique in the unit. */
const char *name_new(struct low_unit *unit, const char *prefix, const char *hint)
{
    return arena_printf(unit->arena, "%s%u_%s", prefix, ++unit->name_count,
                        name_safe(unit->arena, hint));
}

/* A static name of one source that another has as well. */
static bool has_namesake(const struct unit *unit, const struct decl *decl)
{
    if (!unit->parts || decl->canonical->storage != STORAGE_STATIC)
        return false;
    for (size_t i = 0; i < unit->decl_count; i++)
        if (unit->decls[i]->part != decl->part && unit->decls[i]->kind != DECL_TYPEDEF &&
            strcmp(unit->decls[i]->name, decl->name) == 0)
            return true;
    return false;
}

const char *name_file_scope(struct low_unit *unit, const struct decl *decl)
{
    if (has_namesake(unit->unit, decl))
        return name_new(unit, "s", decl->name);
    return arena_printf(unit->arena, "u_%s", name_safe(unit->arena, decl->name));
}

struct name_set *name_file_scope_set(const struct low_unit *unit)
{
    struct name_set *set = name_set_new(unit->arena);
    for (size_t i = 0; i < unit->unit->decl_count; i++)
        name_set_add(set, unit->unit->decls[i]->name);
    return set;
}

/* A local must not hide what lowered C needs from file scope. */
const char *name_local(struct lowering *l, const char *prefix, const char *shown)
{
    const char *safe = name_safe(l->arena, shown);
    const char *name = arena_printf(l->arena, "%s_%s", prefix, safe);
    if (!name_set_has(l->unit->file_scope, shown) && name_set_add(l->names, name))
        return name;
    do {
        name = arena_printf(l->arena, "%s%u_%s", prefix, ++l->local_count, safe);
    } while (!name_set_add(l->names, name));
    return name;
}
