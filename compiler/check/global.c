/* GLB: data at file scope (R18). Typing refuses initialisers that are not constant; here: who may
 * see the data. Modules share procedures, not variables. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

/* Whether no part of the variable can be written. */
static bool is_constant_data(struct checker *c, struct type *type)
{
    struct type *resolved = resolve(c, type);
    return resolved->is_const ||
           (resolved->kind == TYPE_ARRAY && is_constant_data(c, resolved->target));
}

static bool is_module_macro(const struct decl *decl)
{
    return annotation_find(decl->annotations, "module") ||
           annotation_find(decl->annotations, "implements") ||
           annotation_find(decl->annotations, "initialiser");
}

/* Whether another source of the module may mean the variable: a private header declares it, or that source. */
static bool is_shared(const struct checker *c, const struct decl *decl)
{
    for (size_t i = 0; i < c->unit->decl_count; i++) {
        const struct decl *other = c->unit->decls[i];
        enum source_kind kind = source_get(c->unit->sources, other->where.file)->kind;
        if (other->canonical == decl->canonical &&
            (other->part != decl->part || kind == SOURCE_PRIVATE))
            return true;
    }
    return false;
}

static void global_declaration(struct walk *walk, struct decl *decl)
{
    struct checker *c = walk->checker;
    if (decl->kind != DECL_VARIABLE || is_module_macro(decl) ||
        source_get(c->unit->sources, decl->where.file)->kind == SOURCE_INTERFACE)
        return;
    /* SCP-08: static data outlives every activation. */
    if (!decl_is_automatic(decl) && type_is_stackonly(decl->type)) {
        refuse(c, CHECK_stackonly_static, decl->where, spell(c, decl->type),
               arena_printf(c->arena, "static data, as '%s' is", decl->name));
        return;
    }
    /* GLB-21: a declaration of data that lies elsewhere. */
    bool is_shared_here = !walk->function && is_shared(c, decl);
    if (decl->storage == STORAGE_EXTERN && !decl->initialiser) {
        bool is_here = is_shared_here && (decl->canonical->definition || c->unit->is_alone);
        if (!is_here)
            refuse(c, CHECK_extern_data, decl->where, decl->name);
        return;
    }
    /* GLB-20 */
    if (!walk->function && decl->storage != STORAGE_STATIC && !is_shared_here &&
        !is_constant_data(c, decl->type))
        refuse(c, CHECK_exported_data, decl->where, decl->name);
}

void rules_global(struct checker *c)
{
    static const struct walk_rule rule = {.declaration = global_declaration};
    walk_unit(&rule, c, NULL);
}
