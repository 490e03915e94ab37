/* LIM, STK and VAL: sizes that the run-time contract bounds (R14, R15, R22).
 *
 * The frame of a function is read from the emitted code; what is refused here is what no back end
 * could make fit, named at its declaration. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

#include <spin/abi.h>

enum {
    VALUE_MAX = 4 * 1024,    /* a struct by value */
    ARGUMENTS_MAX = 8 * 1024 /* the structs of one call */
};

static uint64_t size_of(const struct type *type)
{
    return type_strip((struct type *)type)->size;
}

static bool is_aggregate(struct type *type)
{
    enum type_kind kind = type_strip(type)->kind;
    return kind == TYPE_STRUCT || kind == TYPE_UNION;
}

/* VAL-21: parameters and result. */
static void value_sizes(struct checker *c, struct decl *decl, struct type *type)
{
    for (size_t i = 0; i < type->parameter_count; i++) {
        struct parameter *parameter = &type->parameters[i];
        if (is_aggregate(parameter->type) && size_of(parameter->type) > VALUE_MAX)
            refuse(c, CHECK_value_size, decl->where, spell(c, parameter->type),
                   (long long)size_of(parameter->type));
    }
    if (is_aggregate(type->target) && size_of(type->target) > VALUE_MAX)
        refuse(c, CHECK_value_size, decl->where, spell(c, type->target),
               (long long)size_of(type->target));
}

/* LIM-21: `sum` is what the variables before it take; one that is refused is not added. */
static void static_size(struct checker *c, struct decl *decl, uint64_t size, uint64_t *sum)
{
    if (size > SPIN_STATIC_MAX - *sum)
        refuse(c, CHECK_static_size, decl->where, decl->name, (long long)size, (long long)*sum,
               (long long)SPIN_STATIC_MAX);
    else
        *sum += size;
}

static void limit_declaration(struct walk *walk, struct decl *decl)
{
    struct checker *c = walk->checker;
    struct type *type = type_strip(decl->type);
    if (type->kind == TYPE_FUNCTION) {
        value_sizes(c, decl, type);
        return;
    }
    if (decl->kind != DECL_VARIABLE || type->kind == TYPE_POINTER)
        return;
    if (decl_is_automatic(decl)) {
        if (type->size > SPIN_FRAME_MAX) /* STK-20 */
            refuse(c, CHECK_local_size, decl->where, decl->name, (long long)type->size);
    } else if (decl->canonical == decl) {
        static_size(c, decl, type->size, walk->state);
    }
}

/* VAL-22 */
static void limit_expression(struct walk *walk, struct expr *expr)
{
    if (expr->kind != EXPR_CALL)
        return;
    uint64_t sum = 0;
    for (size_t i = 0; i < expr->argument_count; i++)
        if (is_aggregate(expr->arguments[i]->type))
            sum += size_of(expr->arguments[i]->type);
    if (sum > ARGUMENTS_MAX)
        refuse(walk->checker, CHECK_arguments_size, expr->where, (long long)sum);
}

void rules_limit(struct checker *c)
{
    static const struct walk_rule rule = {.declaration = limit_declaration,
                                          .expression = limit_expression};
    uint64_t static_sum = 0;
    walk_unit(&rule, c, &static_sum);
}
