/* LIM, STK and VAL: sizes that the run-time contract bounds (R14, R15, R22).
 *
 * The frame of a function is read from the emitted code; what is refused here is what no back end
 * could make fit, named at its declaration. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

enum {
    FRAME_MAX = 16 * 1024,   /* SPIN_FRAME_MAX of abi.h */
    VALUE_MAX = 4 * 1024,    /* a struct by value */
    ARGUMENTS_MAX = 8 * 1024 /* the structs of one call */
};
static const uint64_t object_max = 1ull << 30; /* a zone */

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
        if (type->size > FRAME_MAX) /* STK-20 */
            refuse(c, CHECK_local_size, decl->where, decl->name, (long long)type->size);
    } else if (type->size > object_max) { /* LIM-21 */
        refuse(c, CHECK_object_size, decl->where, decl->name, (long long)type->size);
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
    walk_unit(&rule, c, NULL);
}
