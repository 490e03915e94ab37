/* Several sources as one unit: tags by the place that names them first, procedures and variables by
 * name (C's linkage). */
#include "check/merge.h"

#include "check/merge_tag.h"
#include "check/tree.h"
#include "check/walk.h"
#include "parse/parse.h"

#include <string.h>

/* --- Procedures and variables ------------------------------------------------------------------- */

/* What other sources of the module mean by the same name. */
static bool has_linkage(const struct decl *decl)
{
    return decl->canonical == decl && decl->is_global && decl->storage != STORAGE_STATIC &&
           (decl->kind == DECL_FUNCTION || decl->kind == DECL_VARIABLE);
}

static struct decl *find_linked(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->decl_count; i++)
        if (has_linkage(unit->decls[i]) && strcmp(unit->decls[i]->name, name) == 0)
            return unit->decls[i];
    return NULL;
}

static bool is_open_array(const struct type *type)
{
    return type->kind == TYPE_ARRAY && type->is_flexible;
}

/* `extern const int table[];` has the length of the definition, wherever that stands. */
static void complete_arrays(const struct unit *unit, const struct decl *entity, struct type *type)
{
    for (size_t i = 0; i < unit->decl_count; i++)
        if (unit->decls[i]->canonical == entity && is_open_array(unit->decls[i]->type))
            unit->decls[i]->type = type;
}

/* MOD-14; a difference of types is FUN-04, when they are complete. */
static bool link_fits(struct checker *c, struct decl *first, const struct decl *second)
{
    if (first->kind != second->kind &&
        refuse(c, CHECK_redeclaration, second->where, second->name,
               type_spell(c->arena, second->type), type_spell(c->arena, first->type))) {
        diag_note(c->diags, first->where, "'%s' is first declared here", first->name);
        return false;
    }
    const struct decl *one = first->definition, *other = second->definition;
    if (one && other && refuse(c, CHECK_defined_twice, other->where, other->name)) {
        diag_note(c->diags, one->where, "the other definition of '%s' is here", one->name);
        return false;
    }
    return true;
}

/* The second is the first from now on, in each of its declarations. */
static void link_to(struct merge *m, struct decl *first, struct decl *second)
{
    if (!first->definition)
        first->definition = second->definition;
    second->definition = NULL;
    m->entities[second->number] = first;
    struct decl *declared = is_open_array(first->type) ? second : first;
    for (size_t i = 0; i < m->part->all_count; i++)
        if (m->part->all[i]->canonical == second)
            m->part->all[i]->canonical = first;
    complete_arrays(m->whole, first, declared->type);
    complete_arrays(m->part, first, declared->type);
}

static void link_names(struct merge *m)
{
    m->entities = arena_array(m->arena, m->part->all_count + 1, sizeof *m->entities);
    for (size_t i = 0; i < m->part->decl_count; i++) {
        struct decl *decl = m->part->decls[i];
        struct decl *first = has_linkage(decl) ? find_linked(m->whole, decl->name) : NULL;
        if (first && link_fits(m->checker, first, decl) && first->kind == decl->kind)
            link_to(m, first, decl);
    }
}

static void rename_expression(struct walk *walk, struct expr *expr)
{
    const struct merge *m = walk->state;
    struct decl *entity = expr->kind == EXPR_NAME ? m->entities[expr->decl->number] : NULL;
    if (entity)
        expr->decl = entity;
}

/* Expressions name canonical declarations. requires: numbers as parsed. */
static void rename_all(struct merge *m)
{
    static const struct walk_rule rule = {.expression = rename_expression};
    struct checker checker = {.arena = m->arena, .unit = m->part};
    walk_unit(&rule, &checker, m);
}

/* --- The lists -------------------------------------------------------------------------------------- */

static void *join(struct arena *arena, const void *a, size_t n, const void *b, size_t k)
{
    char *both = arena_array(arena, n + k + 1, sizeof(void *));
    if (n)
        memcpy(both, a, n * sizeof(void *));
    if (k)
        memcpy(both + n * sizeof(void *), b, k * sizeof(void *));
    return both;
}

static void join_declarations(struct merge *m)
{
    struct unit *whole = m->whole, *part = m->part;
    for (size_t i = 0; i < part->all_count; i++) {
        part->all[i]->number = (uint32_t)(whole->all_count + i);
        part->all[i]->part = m->number;
    }
    whole->all = join(m->arena, whole->all, whole->all_count, part->all, part->all_count);
    whole->all_count += part->all_count;
    whole->decls = join(m->arena, whole->decls, whole->decl_count, part->decls, part->decl_count);
    whole->decl_count += part->decl_count;
    whole->types = join(m->arena, whole->types, whole->type_count, part->types, part->type_count);
    whole->type_count += part->type_count;
}

/* requires: the tags of the part are merged. */
static void join_part(struct merge *m)
{
    link_names(m);
    rename_all(m);
    join_declarations(m);
}

bool merge_units(struct unit **units, size_t count, struct diag_list *diags)
{
    struct unit *whole = units[0];
    struct checker checker = {.arena = whole->arena, .unit = whole, .diags = diags};
    if (count < 2)
        return true;
    whole->parts = arena_array(whole->arena, count, sizeof *whole->parts);
    whole->part_count = count;
    whole->parts[0] = (struct unit_part){whole->tags, whole->tag_count};
    for (size_t i = 1; i < count; i++) {
        struct merge m = {.arena = whole->arena,
                          .checker = &checker,
                          .whole = whole,
                          .part = units[i],
                          .number = (uint32_t)i};
        merge_tags(&m);
        join_part(&m);
    }
    parse_note_interfaces(whole);
    return diag_errors(diags) == 0;
}
