/* MOD: modules and interfaces (R28).
 *
 * One header is one interface. A module calls what its interfaces declare and defines every
 * procedure of those it implements; nothing else is known outside of it. Also consumes the
 * declarations that module(), implements() and initialiser() make. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

#include <ctype.h>
#include <string.h>

enum { WORDS_MAX = 6, FLOATS_MAX = 8 }; /* SPIN_ARGUMENT_WORDS, SPIN_ARGUMENT_FLOATS of abi.h */

static bool in_interface(const struct checker *c, struct where where)
{
    return source_get(c->unit->sources, where.file)->kind == SOURCE_INTERFACE;
}

/* --- module(), implements(), initialiser() ---------------------------------------------------- */

static bool is_name(const char *text)
{
    if (!text || !(isalpha((unsigned char)*text) || *text == '_'))
        return false;
    while (isalnum((unsigned char)*text) || *text == '_')
        text++;
    return *text == '\0';
}

/* The first source's base name, made a name. */
static const char *default_module(struct checker *c)
{
    const char *path = "module";
    for (uint32_t i = c->unit->sources->count; i-- > 0;) {
        const struct source *source = source_get(c->unit->sources, i);
        if (source->kind == SOURCE_MAIN)
            path = source->display;
    }
    const char *base = strrchr(path, '/');
    char *name = arena_copy(c->arena, base ? base + 1 : path);
    name[strcspn(name, ".")] = '\0';
    for (char *at = name; *at; at++)
        if (!isalnum((unsigned char)*at))
            *at = '_';
    return name;
}

/* MOD-01 */
static void take_module(struct checker *c, const struct decl *decl, const char *name)
{
    const struct source *source = source_get(c->unit->sources, decl->where.file);
    const char *old = c->unit->module;
    if (old && strcmp(old, name) != 0) {
        const char *what = arena_printf(c->arena, "this is module '%s' already", old);
        if (source->kind == SOURCE_PRIVATE)
            what = arena_printf(c->arena, "%s is private to module '%s', and this is module '%s'",
                                source->display, name, old);
        if (refuse(c, CHECK_module_twice, decl->where, what))
            diag_note(c->diags, decl->canonical->where, "the module is named here");
        return;
    }
    if (!is_name(name))
        refuse(c, CHECK_module_name, decl->where,
               arena_printf(c->arena, "'%s' is no name for a module", name));
    c->unit->module = name;
}

/* MOD-02 */
static void take_implements(struct checker *c, const struct decl *decl, const char *name)
{
    struct interface *interface = c->unit->interfaces;
    while (interface && strcmp(interface->name, name) != 0)
        interface = interface->next;
    if (!interface) {
        refuse(c, CHECK_implements_unknown, decl->where, name, name);
        return;
    }
    interface->is_implemented = true;
    interface->implements_where = decl->where;
}

/* A private header is one because it says module(). */
static bool may_say(const struct checker *c, struct where where, bool is_module)
{
    enum source_kind kind = source_get(c->unit->sources, where.file)->kind;
    return kind == SOURCE_MAIN || (kind == SOURCE_PRIVATE && is_module);
}

/* MOD-01 */
static void take_initialiser(struct checker *c, const struct decl *decl)
{
    struct decl *procedure = procedure_named(decl->initialiser);
    struct decl *first = c->unit->initialiser;
    if (first && procedure &&
        refuse(c, CHECK_initialiser_twice, decl->where,
               arena_printf(c->arena, "'%s' is the second initialiser of this module",
                            procedure->name)))
        diag_note(c->diags, first->where, "'%s' is the first", first->name);
    c->unit->initialiser = procedure;
}

static void take_macro(struct checker *c, struct decl *decl)
{
    const struct annotation *module = annotation_find(decl->annotations, "module");
    const struct annotation *implements = annotation_find(decl->annotations, "implements");
    if (!may_say(c, decl->where, module != NULL)) {
        refuse(c, CHECK_macro_in_interface, decl->where); /* MOD-03 */
        return;
    }
    if (module)
        take_module(c, decl, module->argument ? module->argument : "");
    else if (implements)
        take_implements(c, decl, implements->argument ? implements->argument : "");
    else if (decl->initialiser)
        take_initialiser(c, decl);
}

static bool is_macro(const struct decl *decl)
{
    return annotation_find(decl->annotations, "module") ||
           annotation_find(decl->annotations, "implements") ||
           annotation_find(decl->annotations, "initialiser");
}

/* --- What an interface header may hold -------------------------------------------------------- */

/* Integer or reference words and floats that a value takes when passed; as the ABI lowers it. */
static void count_words(struct type *type, unsigned *words, unsigned *floats)
{
    type = type_strip(type);
    if (type->kind == TYPE_FLOAT)
        ++*floats;
    else if ((type->kind == TYPE_STRUCT || type->kind == TYPE_UNION) && type->size > 8 &&
             type->size <= 16)
        *words += 2;
    else
        ++*words;
}

unsigned procedure_words(struct type *function, unsigned *floats)
{
    unsigned words = 0;
    *floats = 0;
    for (size_t i = 0; i < function->parameter_count; i++)
        count_words(function->parameters[i].type, &words, floats);
    struct type *result = type_strip(function->target);
    bool is_hidden = result->kind == TYPE_STRUCT || result->kind == TYPE_UNION;
    return words + (is_hidden ? 1 : 0) + (function->is_variadic ? 2 : 0);
}

/* MOD-06: nothing of an interface's call goes over the stack. */
static void check_words(struct checker *c, const struct decl *decl)
{
    unsigned floats, words = procedure_words(type_strip(decl->type), &floats);
    if (words > WORDS_MAX || floats > FLOATS_MAX)
        refuse(c, CHECK_interface_words, decl->where, decl->name, (long long)words,
               (long long)floats);
}

static void check_header(struct checker *c, const struct decl *decl)
{
    if (decl->kind == DECL_FUNCTION) {
        if (decl->body) /* MOD-04 */
            refuse(c, CHECK_body_in_interface, decl->where, decl->name);
        if (decl->storage == STORAGE_STATIC) /* MOD-04 */
            refuse(c, CHECK_static_in_interface, decl->where, decl->name);
        check_words(c, decl);
    } else if (decl->kind == DECL_VARIABLE) { /* MOD-05 */
        refuse(c, CHECK_data_in_interface, decl->where, decl->name);
    }
}

/* MOD-07: the name says which interface a procedure is of. */
static void check_prefix(struct checker *c, const struct decl *decl)
{
    const char *interface = decl->interface->name;
    size_t n = strlen(interface);
    bool has_prefix =
        strncmp(decl->name, interface, n) == 0 && (decl->name[n] == '_' || decl->name[n] == '\0');
    if (!has_prefix)
        refuse(c, CHECK_interface_prefix, decl->where, decl->name, interface);
}

/* --- What a module defines -------------------------------------------------------------------- */

/* What another source of the module may define, when they are not all here. */
static bool is_elsewhere(const struct checker *c)
{
    for (uint32_t i = 0; c->unit->is_alone && i < c->unit->sources->count; i++)
        if (source_get(c->unit->sources, i)->kind == SOURCE_PRIVATE)
            return true;
    return false;
}

/* One function, by its first declaration. */
static void check_procedure(struct checker *c, struct decl *first)
{
    const struct interface *interface = first->interface;
    bool is_static = first->storage == STORAGE_STATIC;
    if (!first->definition && !is_static && is_elsewhere(c)) {
        first->is_imported = interface && !interface->is_implemented;
        return;
    }
    if (!interface) {
        /* MOD-10 */
        if (!first->definition && is_static)
            refuse(c, CHECK_static_undefined, first->where, first->name);
        else if (!first->definition) /* MOD-09 */
            refuse(c, CHECK_extern_procedure, first->where, first->name);
        return;
    }
    first->is_exported = interface->is_implemented;
    first->is_imported = !interface->is_implemented;
    if (in_interface(c, first->where))
        check_prefix(c, first);
    if (interface->is_implemented && !first->definition) { /* MOD-08 */
        if (refuse(c, CHECK_procedure_missing, interface->implements_where, interface->name,
                   first->name))
            note_declared(c, first);
    } else if (!interface->is_implemented && first->definition &&
               !in_interface(c, first->definition->where)) { /* MOD-11 */
        if (refuse(c, CHECK_procedure_foreign, first->definition->where, first->name,
                   interface->name))
            note_declared(c, first);
    }
}

static void check_initialiser_type(struct checker *c)
{
    const struct decl *procedure = c->unit->initialiser;
    if (!procedure)
        return;
    const struct type *type = type_strip(procedure->type);
    const struct type *result = type_strip(type->target);
    bool is_status = result->kind == TYPE_STRUCT && strcmp(result->tag->name, "status") == 0 &&
                     walk_is_prelude(c->unit, result->tag->where);
    if (!is_status || type->parameter_count != 0 || procedure->is_exported) /* MOD-13 */
        refuse(c, CHECK_initialiser_type, procedure->where, procedure->name);
}

/* What the compiler itself gives a meaning to: nothing defines it. */
static bool is_builtin(const struct unit *unit, const struct decl *decl)
{
    return !decl->definition &&
           (walk_is_prelude(unit, decl->where) || strncmp(decl->name, "__builtin_", 10) == 0);
}

/* MOD-09: its calls have become intrinsics; any other use of such a name is one of nothing. */
static void interface_expression(struct walk *walk, struct expr *expr)
{
    const struct decl *decl = expr->kind == EXPR_NAME ? expr->decl->canonical : NULL;
    if (decl && decl->kind == DECL_FUNCTION && !decl->interface &&
        is_builtin(walk->checker->unit, decl))
        refuse(walk->checker, CHECK_builtin_value, expr->where, decl->name);
}

/* --- The family ------------------------------------------------------------------------------- */

void rules_interface(struct checker *c)
{
    struct unit *unit = c->unit;
    for (size_t i = 0; i < unit->decl_count; i++) {
        struct decl *decl = unit->decls[i];
        if (is_macro(decl))
            take_macro(c, decl);
        if (decl->interface && !decl->canonical->interface) /* declared before its header */
            decl->canonical->interface = decl->interface;
    }
    if (diag_errors(c->diags))
        return; /* whose a procedure is depends on these */
    if (!unit->module)
        unit->module = default_module(c);
    for (size_t i = 0; i < unit->decl_count; i++) {
        struct decl *decl = unit->decls[i];
        if (is_macro(decl) || is_builtin(unit, decl))
            continue;
        if (in_interface(c, decl->where))
            check_header(c, decl);
        if (decl->kind == DECL_FUNCTION && decl->canonical == decl)
            check_procedure(c, decl);
    }
    check_initialiser_type(c);
    static const struct walk_rule rule = {.expression = interface_expression};
    walk_unit(&rule, c, NULL);
}
