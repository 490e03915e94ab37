/* EVT: install() and authorise() (language part 3).
 *
 * The dispatcher calls a handler with the words of the raise, so the handler must have the event's
 * type to the last annotation: a handler that believed its argument longer, writable or storable
 * would break what the raiser's compiler checked. The kernel compares the fingerprints again. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

#include <string.h>

enum { WORDS_MAX = 6 }; /* SPIN_ARGUMENT_WORDS of abi.h */

/* Arguments of INTRINSIC_INSTALL, as typing orders them. */
enum { INSTALL_EVENT, INSTALL_HANDLER, INSTALL_GUARD, INSTALL_CLOSURE };

/* --- Procedure types that differ by a first parameter ----------------------------------------- */

/* Whether two bounds are the same when parameter i of `a` is parameter i + shift of `b`. */
static bool bound_matches(const struct expr *a, const struct expr *b, uint32_t shift)
{
    if (!a || !b)
        return a == b;
    if (a->kind != b->kind)
        return false;
    if (a->kind == EXPR_NAME)
        return a->decl->index + shift == b->decl->index;
    if (a->kind == EXPR_CONVERT)
        return bound_matches(a->a, b->a, shift);
    if (a->kind == EXPR_BINARY)
        return a->op == b->op && bound_matches(a->a, b->a, shift) &&
               bound_matches(a->b, b->b, shift);
    return bound_equal(a, b);
}

static struct type *without_bound(struct checker *c, struct type *type)
{
    struct type *copy = type_copy(c, resolve(c, type));
    copy->is_const = false;
    copy->reference.bound = NULL;
    return copy;
}

static bool parameter_matches(struct checker *c, struct type *a, struct type *b, uint32_t shift)
{
    if (!type_is_pointer(a) || !type_is_pointer(b))
        return type_equal(c, a, b, COMPARE_UNQUALIFIED);
    return bound_matches(resolve(c, a)->reference.bound, resolve(c, b)->reference.bound, shift) &&
           type_equal(c, without_bound(c, a), without_bound(c, b), COMPARE_ALL);
}

/* Whether `b` takes `shift` parameters and then those of `a`. */
static bool parameters_match(struct checker *c, const struct type *a, const struct type *b,
                             uint32_t shift)
{
    if (a->parameter_count + shift != b->parameter_count || a->is_variadic != b->is_variadic)
        return false;
    for (size_t i = 0; i < a->parameter_count; i++)
        if (!parameter_matches(c, a->parameters[i].type, b->parameters[i + shift].type, shift))
            return false;
    return true;
}

/* --- Parts of an installation ----------------------------------------------------------------- */

/* EVT-02: a function of this module, by its name. */
static struct decl *own_procedure(struct checker *c, const struct expr *value, const char *role)
{
    struct decl *procedure = procedure_named(value);
    if (procedure && procedure->definition)
        return procedure;
    refuse(c, CHECK_event_procedure, value->where, expr_text(c, value), role);
    return NULL;
}

/* EVT-01 */
static struct decl *event_named(struct checker *c, const struct expr *value)
{
    struct decl *event = procedure_named(value);
    if (event && event->interface)
        return event;
    refuse(c, CHECK_event_named, value->where, expr_text(c, value));
    return NULL;
}

static bool is_null(const struct expr *value)
{
    while (value->kind == EXPR_CONVERT && value->conversion != CONVERT_NULL)
        value = value->a;
    return value->kind == EXPR_CONVERT || (value->kind == EXPR_INTEGER && value->integer == 0);
}

/* EVT-04: the closure is what the handler's first parameter says. */
static void closure_check(struct checker *c, const struct expr *closure, const struct type *handler)
{
    const struct expr *value = closure;
    while (value->kind == EXPR_CONVERT &&
           (value->conversion == CONVERT_TO_ANY ||
            (value->conversion == CONVERT_CONST && is_reference(c, value->type, REFERENCE_ANY))))
        value = value->a;
    struct type *have = resolve(c, value->type);
    struct type *wanted = handler->parameter_count ? resolve(c, handler->parameters[0].type) : NULL;
    bool is_lent = have->reference.kind == REFERENCE_ANY && have->reference.is_scope;
    bool fits = wanted && wanted->kind == TYPE_POINTER && !wanted->reference.is_scope && !is_lent &&
                have->reference.kind == wanted->reference.kind &&
                have->reference.kind != REFERENCE_COUNTED &&
                type_equal(c, have->target, wanted->target, COMPARE_UNQUALIFIED) &&
                (resolve(c, wanted->target)->is_const || !resolve(c, have->target)->is_const);
    if (!fits)
        refuse(c, CHECK_event_closure, closure->where, spell(c, value->type),
               wanted ? spell(c, handler->parameters[0].type) : "void");
}

/* EVT-05 */
static void guard_check(struct checker *c, const struct expr *value, const struct type *handler,
                        const struct decl *event)
{
    struct decl *guard = own_procedure(c, value, "guard");
    if (!guard)
        return;
    const struct type *type = type_strip(guard->type);
    if (type_strip(type->target)->kind != TYPE_BOOL || !parameters_match(c, handler, type, 0))
        refuse(c, CHECK_guard_type, value->where, guard->name, event->name);
    if (!guard->is_functional && /* EVT-06 */
        refuse(c, CHECK_guard_functional, value->where, guard->name))
        note_declared(c, guard);
    if (event->is_ephemeral && !guard->is_ephemeral && /* EVT-07 */
        refuse(c, CHECK_guard_ephemeral, value->where, guard->name, event->name))
        note_declared(c, guard);
}

/* What comes in `...` belongs to the format that the event names, moved by the closure. */
static bool same_format(const struct decl *event, const struct decl *handler, unsigned shift)
{
    unsigned format, first, own_format, own_first;
    if (!type_strip(event->type)->is_variadic)
        return true;
    return attribute_format(event->canonical->attributes, &format, &first) &&
           attribute_format(handler->canonical->attributes, &own_format, &own_first) &&
           own_format == format + shift && own_first == first + shift;
}

static void handler_check(struct checker *c, const struct expr *install, const struct decl *event,
                          const struct decl *handler)
{
    struct where where = install->arguments[INSTALL_HANDLER]->where;
    const struct type *expected = type_strip(event->type), *type = type_strip(handler->type);
    bool has_closure = !is_null(install->arguments[INSTALL_CLOSURE]);
    bool same_result = type_equal(c, expected->target, type->target, COMPARE_ALL) &&
                       same_format(event, handler, has_closure);
    /* EVT-03 */
    if ((!same_result || !parameters_match(c, expected, type, has_closure)) &&
        refuse(c, CHECK_handler_type, where, handler->name, event->name,
               has_closure ? " and the closure first" : "")) {
        note_declared(c, event);
        return;
    }
    if (has_closure)
        closure_check(c, install->arguments[INSTALL_CLOSURE], type);
    unsigned floats;
    if (procedure_words((struct type *)type, &floats) > WORDS_MAX) /* EVT-08 */
        refuse(c, CHECK_handler_words, where, handler->name);
    if (event->is_ephemeral && !handler->is_ephemeral && /* EVT-07 */
        refuse(c, CHECK_handler_ephemeral, where, handler->name, event->name))
        note_declared(c, handler);
    if (event->is_functional && !handler->is_functional && /* EVT-11 */
        refuse(c, CHECK_handler_functional, where, handler->name, event->name))
        note_declared(c, handler);
    if (!is_null(install->arguments[INSTALL_GUARD]))
        guard_check(c, install->arguments[INSTALL_GUARD], type, event);
}

static void install_check(struct checker *c, const struct expr *install)
{
    struct decl *event = event_named(c, install->arguments[INSTALL_EVENT]);
    struct decl *handler = own_procedure(c, install->arguments[INSTALL_HANDLER], "handler");
    if (event && handler)
        handler_check(c, install, event, handler);
}

/* --- Authorisers ------------------------------------------------------------------------------ */

/* `_Bool (const struct install_request *__scope)`, the struct of interface event */
static bool is_authoriser_type(struct checker *c, const struct type *type)
{
    if (type->parameter_count != 1 || type->is_variadic ||
        type_strip(type->target)->kind != TYPE_BOOL)
        return false;
    struct type *request = resolve(c, type->parameters[0].type);
    struct type *target = request->kind == TYPE_POINTER ? resolve(c, request->target) : NULL;
    return target && request->reference.kind == REFERENCE_OBJECT && request->reference.is_scope &&
           target->is_const && target->kind == TYPE_STRUCT &&
           strcmp(target->tag->name, "install_request") == 0 && target->tag->interface &&
           strcmp(target->tag->interface->name, "event") == 0;
}

static void authorise_check(struct checker *c, const struct expr *expr)
{
    struct decl *event = event_named(c, expr->arguments[0]);
    struct decl *authoriser = own_procedure(c, expr->arguments[1], "authoriser");
    if (event && !event->is_exported) /* EVT-09 */
        refuse(c, CHECK_authorise_foreign, expr->where, event->name, event->interface->name);
    if (authoriser && !is_authoriser_type(c, type_strip(authoriser->type))) /* EVT-10 */
        refuse(c, CHECK_authoriser_type, expr->arguments[1]->where, authoriser->name);
}

static void event_expression(struct walk *walk, struct expr *expr)
{
    if (expr->kind != EXPR_INTRINSIC)
        return;
    if (expr->intrinsic == INTRINSIC_INSTALL)
        install_check(walk->checker, expr);
    else if (expr->intrinsic == INTRINSIC_AUTHORISE)
        authorise_check(walk->checker, expr);
}

void rules_event(struct checker *c)
{
    static const struct walk_rule rule = {.expression = event_expression};
    walk_unit(&rule, c, NULL);
}
