/* C names for everything of the user's: nothing the user writes can meet a name of the compiler's.
 *
 *   u_NAME      file-scope names and locals of the user; uN_NAME for the second of the same name
 *   b_ n_ i_    base, length and index of a wide local (b2_ ... likewise)
 *   f_NAME      fields;  T<number>_NAME  struct and union tags;  s<number>_NAME  static locals
 *   t<n> m<n>   temporaries;  L<n>  labels
 *   slot_ cell_ id_ image_  what the loader fills or reads
 * A prefix is letters, an optional number and '_'; all of them differ before the first '_'. */
#include "lower.h"

#include <ctype.h>
#include <string.h>

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

const char *name_file_scope(struct low_unit *unit, const struct decl *decl)
{
    return arena_printf(unit->arena, "u_%s", name_safe(unit->arena, decl->name));
}

/* Whether a file-scope entity has the name: a local must not hide it in lowered C. */
static bool name_is_at_file_scope(const struct low_unit *unit, const char *shown)
{
    for (size_t i = 0; i < unit->unit->decl_count; i++) {
        if (strcmp(unit->unit->decls[i]->name, shown) == 0)
            return true;
    }
    return false;
}

static bool name_is_taken(const struct lowering *l, const char *name)
{
    for (const struct low_local *local = l->function->locals; local; local = local->next) {
        if (strcmp(local->name, name) == 0)
            return true;
    }
    for (size_t i = 0; i < l->function->parameter_count; i++) {
        if (l->function->parameters[i] && strcmp(l->function->parameters[i]->name, name) == 0)
            return true;
    }
    return false;
}

const char *name_local(struct lowering *l, const char *prefix, const char *shown)
{
    const char *safe = name_safe(l->arena, shown);
    const char *name = arena_printf(l->arena, "%s_%s", prefix, safe);
    if (!name_is_taken(l, name) && !name_is_at_file_scope(l->unit, shown))
        return name;
    for (unsigned n = 2;; n++) {
        name = arena_printf(l->arena, "%s%u_%s", prefix, n, safe);
        if (!name_is_taken(l, name))
            return name;
    }
}
