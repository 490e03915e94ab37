/* Slices: an array and a part of it in three words, which may lie anywhere, also in the heap (R25).
 *
 * A slice is an ordinary struct of a reference and two numbers, written in any order by anybody: nothing
 * rests on them. elems() reads each word once and compares what it read with the header of the array,
 * every time. So a slice that another strand writes meanwhile is at worst a part of the wrong array. */
#include "check/typing.h"

#include <string.h>

/* What SLICE() declares: { T *__array base; u32 off, len; }. */
static bool is_slice(struct checker *c, struct type *type)
{
    type = resolve(c, type);
    if (type->kind != TYPE_STRUCT || !type->tag->is_slice || type->tag->field_count != 3)
        return false;
    const struct field *fields = type->tag->fields;
    for (size_t i = 0; i < 3; i++)
        if (!fields[i].type || fields[i].is_bit_field)
            return false;
    struct type *word = type_integer(c, RANK_INT, false);
    return is_reference(c, fields[0].type, REFERENCE_ARRAY) &&
           type_equal(c, fields[1].type, word, COMPARE_NO_CONST) &&
           type_equal(c, fields[2].type, word, COMPARE_NO_CONST);
}

static const struct expr *member_of(const struct expr *e, const char *name)
{
    bool is_member = e->kind == EXPR_MEMBER && !e->is_arrow && strcmp(e->member, name) == 0;
    return is_member ? e->a : NULL;
}

/* The macro names its operand three times, once for each word: it is one operand, evaluated once. */
struct expr *check_elems(struct checker *c, struct expr *e)
{
    static const char *const words[] = {"base", "off", "len"};
    for (size_t i = 0; i < 3; i++) {
        const struct expr *slice = member_of(e->arguments[i], words[i]);
        if (!slice ||
            strcmp(expr_spell(c->arena, slice), expr_spell(c->arena, e->arguments[0]->a)) != 0)
            return ill_formed(c, e, "a reserved builtin is called by its macro only");
    }
    struct expr *slice = check_expr(c, e->arguments[0]->a);
    e->arguments[0] = slice;
    e->argument_count = 1;
    if (!slice->type)
        return bad(e);
    /* BND-07 */
    if (!is_slice(c, slice->type) &&
        refuse(c, CHECK_elems_operand, slice->where, spell(c, slice->type)))
        return bad(e);
    struct type *base = resolve(c, slice->type)->tag->fields[0].type;
    e->type = with_kind(c, base, REFERENCE_WIDE, false);
    return e;
}
