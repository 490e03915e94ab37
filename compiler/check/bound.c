/* Bounds: the text of __counted_by() and __sized_by(), parsed and resolved (R3, R4).
 *
 *   sum     := product { ('+' | '-') product }
 *   product := factor { '*' factor }
 *   factor  := number | name | 'sizeof' '(' type ')' | '(' sum ')'
 *
 * A name is a parameter, a field of the same struct, or an enumerator. All of it is i64. */
#include "check/typing.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    struct checker *c;
    const char *at;
    struct where where;
    const struct bound_scope *scope;
    int depth, operands;
};

enum {
    DEPTH_MAX = 64,
    OPERANDS_MAX = 256, /* as deep as the tree of a sum can be */
};

static struct expr *read_sum(struct reader *r);

static void skip_space(struct reader *r)
{
    while (isspace((unsigned char)*r->at))
        r->at++;
}

static bool accept(struct reader *r, char character)
{
    skip_space(r);
    if (*r->at != character)
        return false;
    r->at++;
    return true;
}

static const char *read_word(struct reader *r)
{
    skip_space(r);
    const char *start = r->at;
    while (isalnum((unsigned char)*r->at) || *r->at == '_')
        r->at++;
    return arena_copy_n(r->c->arena, start, (size_t)(r->at - start));
}

static struct type *bound_type(struct checker *c)
{
    return type_integer(c, RANK_LONG, true);
}

static struct expr *constant(struct reader *r, uint64_t number)
{
    return expr_integer(r->c, number, bound_type(r->c), r->where);
}

/* BND-01: NULL, or 0 where the check is dropped. */
static struct expr *wrong(struct reader *r, const char *what)
{
    if (refuse(r->c, CHECK_bound_expression, r->where, what))
        return NULL;
    return constant(r, 0);
}

/* --- Reach --------------------------------------------------------------------------------------- */

/* What a name stands for. What other functions declare is out of reach; what is in reach must agree,
 * since the tree does not say where a block of the function begins and ends. */
struct reach {
    bool is_found, is_ambiguous;
    uint64_t value;
};

static void reach_add(struct reach *reach, const struct reader *r, const struct decl *function,
                      uint64_t value)
{
    if (function && function != r->scope->function)
        return;
    reach->is_ambiguous |= reach->is_found && reach->value != value;
    reach->is_found = true;
    reach->value = value;
}

/* A declaration of another kind in the same function may hide it. */
static void reach_hidden(struct reach *reach, const struct reader *r, const char *name,
                         enum decl_kind kind)
{
    const struct unit *unit = r->c->unit;
    for (size_t i = 0; r->scope->function && i < unit->all_count; i++) {
        const struct decl *decl = unit->all[i];
        reach->is_ambiguous |= decl->function == r->scope->function && decl->kind != kind &&
                               strcmp(decl->name, name) == 0;
    }
}

/* Of several sources one sees what it has itself. */
static struct unit_part seen_by(const struct reader *r)
{
    const struct unit *unit = r->c->unit;
    return unit->parts ? unit->parts[r->c->part] : (struct unit_part){unit->tags, unit->tag_count};
}

static struct expr *ambiguous(struct reader *r, const char *name)
{
    return wrong(
        r, arena_printf(r->c->arena, "'%s', which has several meanings in this function", name));
}

/* --- sizeof ------------------------------------------------------------------------------------- */

static void reach_tags(struct reach *reach, const struct reader *r, enum type_kind kind,
                       const char *name)
{
    const struct unit_part seen = seen_by(r);
    for (size_t i = 0; i < seen.tag_count; i++) {
        const struct tag *tag = seen.tags[i];
        if (tag->kind == kind && strcmp(tag->name, name) == 0 && tag->is_complete)
            reach_add(reach, r, tag->function, tag->size);
    }
}

static void reach_types(struct reach *reach, const struct reader *r, const char *name)
{
    static const struct {
        const char *name;
        uint64_t size;
    } basic[] = {{"char", 1}, {"short", 2}, {"int", 4}, {"long", 8}, {"float", 4}, {"double", 8}};
    for (size_t i = 0; i < sizeof basic / sizeof *basic; i++) {
        if (strcmp(basic[i].name, name) == 0)
            reach_add(reach, r, NULL, basic[i].size);
    }
    const struct unit *unit = r->c->unit;
    for (size_t i = 0; i < unit->decl_count; i++) {
        const struct decl *decl = unit->decls[i];
        if (decl->kind == DECL_TYPEDEF && decl->part == r->c->part &&
            strcmp(decl->name, name) == 0 && decl->type)
            reach_add(reach, r, decl->function, type_strip(decl->type)->size);
    }
    reach_hidden(reach, r, name, DECL_TYPEDEF);
}

static struct expr *read_sizeof(struct reader *r)
{
    if (!accept(r, '('))
        return wrong(r, "sizeof without a type in parentheses");
    struct reach reach = {0};
    const char *word = read_word(r);
    if (strcmp(word, "struct") == 0)
        reach_tags(&reach, r, TYPE_STRUCT, word = read_word(r));
    else if (strcmp(word, "union") == 0)
        reach_tags(&reach, r, TYPE_UNION, word = read_word(r));
    else
        reach_types(&reach, r, word);
    if (reach.is_ambiguous)
        return ambiguous(r, word);
    if (!reach.value || !accept(r, ')'))
        return wrong(r, "sizeof of a type with no size known here");
    return constant(r, reach.value);
}

/* --- Names -------------------------------------------------------------------------------------- */

static struct expr *parameter_name(struct reader *r, size_t index)
{
    struct checker *c = r->c;
    const struct parameter *parameter = &r->scope->parameters[index];
    if (!parameter->type || !type_is_integer(parameter->type))
        return wrong(r, "a parameter that is no integer");
    struct decl *decl = ARENA_NEW(c->arena, struct decl);
    decl->kind = DECL_PARAMETER;
    decl->name = parameter->name;
    decl->where = parameter->where;
    decl->type = unqualified(c, parameter->type);
    decl->index = (uint32_t)index;
    decl->canonical = decl;
    struct expr *e = expr_new(c, EXPR_NAME, r->where, decl->type);
    e->decl = decl;
    return convert_arithmetic(c, e, bound_type(c));
}

static struct expr *field_name(struct reader *r, struct field *field)
{
    struct checker *c = r->c;
    if (!field->type || !type_is_integer(field->type) || field->is_bit_field)
        return wrong(r, "a field that is no integer");
    struct expr *e = expr_new(c, EXPR_MEMBER, r->where, unqualified(c, field->type));
    e->field = field;
    e->member = field->name;
    return convert_arithmetic(c, e, bound_type(c));
}

static struct expr *enumerator_name(struct reader *r, const char *name)
{
    const struct unit_part seen = seen_by(r);
    struct reach reach = {0};
    for (size_t i = 0; i < seen.tag_count; i++) {
        const struct tag *tag = seen.tags[i];
        for (size_t k = 0; k < tag->enumerator_count; k++) {
            if (strcmp(tag->enumerators[k].name, name) == 0)
                reach_add(&reach, r, tag->function, (uint64_t)tag->enumerators[k].value);
        }
    }
    reach_hidden(&reach, r, name, DECL_ENUMERATOR);
    if (reach.is_found && reach.is_ambiguous)
        return ambiguous(r, name);
    if (reach.is_found)
        return constant(r, reach.value);
    return wrong(r, arena_printf(r->c->arena,
                                 "'%s', which is neither a parameter nor a field of "
                                 "the same struct nor an enumerator",
                                 name));
}

static struct expr *read_name(struct reader *r)
{
    const char *name = read_word(r);
    if (strcmp(name, "sizeof") == 0)
        return read_sizeof(r);
    for (size_t i = 0; i < r->scope->parameter_count; i++) {
        if (strcmp(r->scope->parameters[i].name, name) == 0)
            return parameter_name(r, i);
    }
    struct tag *tag = r->scope->tag;
    for (size_t i = 0; tag && i < tag->field_count; i++) {
        if (strcmp(tag->fields[i].name, name) == 0)
            return field_name(r, &tag->fields[i]);
    }
    return enumerator_name(r, name);
}

/* --- Operators ---------------------------------------------------------------------------------- */

static struct expr *read_number(struct reader *r)
{
    char *end;
    unsigned long long number = strtoull(r->at, &end, 0);
    while (*end && strchr("uUlL", *end))
        end++;
    bool is_fine = !isalnum((unsigned char)*end) && number <= INT64_MAX;
    r->at = end;
    return is_fine ? constant(r, number) : wrong(r, "a number that is no count");
}

static struct expr *read_factor(struct reader *r)
{
    skip_space(r);
    if (++r->operands > OPERANDS_MAX)
        return wrong(r, "more than 256 operands");
    if (isdigit((unsigned char)*r->at))
        return read_number(r);
    if (isalpha((unsigned char)*r->at) || *r->at == '_')
        return read_name(r);
    if (!accept(r, '('))
        return wrong(r, "something else than names, numbers, sizeof and + - *");
    if (++r->depth > DEPTH_MAX)
        return wrong(r, "too many parentheses");
    struct expr *e = read_sum(r);
    r->depth--;
    if (e && !accept(r, ')'))
        return wrong(r, "a parenthesis that is not closed");
    return e;
}

static struct expr *combine(struct reader *r, enum operator op, struct expr *a, struct expr *b)
{
    if (!a || !b)
        return NULL;
    struct expr *e = expr_new(r->c, EXPR_BINARY, r->where, bound_type(r->c));
    e->op = op;
    e->a = a;
    e->b = b;
    int64_t sum;
    bool overflows =
        a->is_constant && b->is_constant &&
        (op == OP_ADD   ? __builtin_add_overflow((int64_t)a->integer, (int64_t)b->integer, &sum)
         : op == OP_SUB ? __builtin_sub_overflow((int64_t)a->integer, (int64_t)b->integer, &sum)
                        : __builtin_mul_overflow((int64_t)a->integer, (int64_t)b->integer, &sum));
    if (overflows)
        return wrong(r, "a constant that does not fit 64 bits");
    fold(r->c, e);
    return e->is_constant ? constant(r, e->integer) : e;
}

static struct expr *read_product(struct reader *r)
{
    struct expr *e = read_factor(r);
    while (e && accept(r, '*'))
        e = combine(r, OP_MUL, e, read_factor(r));
    return e;
}

static struct expr *read_sum(struct reader *r)
{
    struct expr *e = read_product(r);
    while (e) {
        if (accept(r, '+'))
            e = combine(r, OP_ADD, e, read_product(r));
        else if (accept(r, '-'))
            e = combine(r, OP_SUB, e, read_product(r));
        else
            break;
    }
    return e;
}

struct expr *bound_parse(struct checker *c, const char *text, struct where where,
                         const struct bound_scope *scope)
{
    struct reader reader = {.c = c, .at = text ? text : "", .where = where, .scope = scope};
    struct expr *bound = read_sum(&reader);
    if (!bound)
        return NULL;
    skip_space(&reader);
    if (*reader.at)
        return wrong(&reader, "something else than names, numbers, sizeof and + - *");
    if (bound->is_constant && (int64_t)bound->integer < 0)
        return wrong(&reader, "a negative count");
    return bound;
}
