/* Initialisers: C's algorithm run again over the list as written (C17 6.7.9).
 *
 * In: the syntactic list. Out: one item per scalar, string or struct given as a whole, with its byte
 * offset in the object, in the order written; what no item names is zero. A position is a path of
 * frames, one for each aggregate around it: designators build it anew, other items move it on; an
 * item without braces goes down into the aggregate it stands for (brace elision). */
#include "check/typing.h"

#include <string.h>

enum { DEPTH = 32, ITEMS = 1 << 20 };

struct frame {
    struct type *type;
    uint64_t offset;
    uint64_t index; /* of the member that comes next */
};

struct filler {
    struct checker *c;
    struct initialiser_item *items;
    size_t count, room;
    bool is_bad;
    bool has_designators; /* some place may come twice */
};

struct position {
    struct frame frames[DEPTH];
    size_t depth;
};

/* A member of an aggregate: where it lies, what it is. */
struct member {
    struct type *type;
    uint64_t offset;
    struct field *field; /* NULL for an element */
};

/* --- Aggregates --------------------------------------------------------------------------------- */

static bool is_aggregate(struct checker *c, struct type *type)
{
    enum type_kind kind = resolve(c, type)->kind;
    return kind == TYPE_ARRAY || kind == TYPE_STRUCT || kind == TYPE_UNION;
}

static bool is_skipped(const struct field *field)
{
    return field->is_bit_field && !*field->name;
}

/* The member the frame points at; false when there is none left. */
static bool frame_member(struct checker *c, struct frame *frame, struct member *member)
{
    struct type *type = resolve(c, frame->type);
    if (type->kind == TYPE_ARRAY) {
        struct type *element = type->target;
        if (frame->index >= type->count)
            return false;
        *member = (struct member){element, frame->offset + frame->index * resolve(c, element)->size,
                                  NULL};
        return true;
    }
    struct tag *tag = type->tag;
    while (frame->index < tag->field_count && is_skipped(&tag->fields[frame->index]))
        frame->index++;
    if (frame->index >= tag->field_count)
        return false;
    struct field *field = &tag->fields[frame->index];
    *member = (struct member){field->type, frame->offset + field->offset, field};
    return field->type != NULL;
}

/* Past the member: a union has only one. */
static void frame_advance(struct checker *c, struct frame *frame)
{
    const struct type *type = resolve(c, frame->type);
    frame->index = type->kind == TYPE_UNION ? type->tag->field_count : frame->index + 1;
}

static bool push(struct position *p, struct type *type, uint64_t offset)
{
    if (p->depth == DEPTH)
        return false;
    p->frames[p->depth++] = (struct frame){.type = type, .offset = offset};
    return true;
}

/* The next member in order; frames that are full are left. */
static bool next_member(struct checker *c, struct position *p, struct member *member)
{
    while (!frame_member(c, &p->frames[p->depth - 1], member)) {
        if (p->depth == 1)
            return false;
        p->depth--;
        frame_advance(c, &p->frames[p->depth - 1]);
    }
    return true;
}

/* --- Designators -------------------------------------------------------------------------------- */

/* Goes to the field, through anonymous members. */
static bool find_named(struct checker *c, struct position *p, const char *name)
{
    struct frame *frame = &p->frames[p->depth - 1];
    struct type *type = resolve(c, frame->type);
    if (type->kind != TYPE_STRUCT && type->kind != TYPE_UNION)
        return false;
    for (size_t i = 0; i < type->tag->field_count; i++) {
        struct field *field = &type->tag->fields[i];
        frame->index = i;
        if (*name && strcmp(field->name, name) == 0)
            return true;
        if (*field->name || !field->type || !is_aggregate(c, field->type))
            continue;
        size_t depth = p->depth;
        if (push(p, field->type, frame->offset + field->offset) && find_named(c, p, name))
            return true;
        p->depth = depth;
    }
    return false;
}

static bool designate_one(struct checker *c, struct position *p, struct designator *designator)
{
    if (designator->field)
        return find_named(c, p, designator->field);
    const struct type *type = resolve(c, p->frames[p->depth - 1].type);
    designator->index = check_value(c, designator->index);
    bool is_element = type->kind == TYPE_ARRAY && designator->index->is_constant &&
                      designator->index->integer < type->count;
    if (is_element)
        p->frames[p->depth - 1].index = designator->index->integer;
    return is_element;
}

static bool designate(struct checker *c, struct position *p, struct initialiser_item *item)
{
    struct member member;
    p->depth = 1;
    for (size_t i = 0; i < item->designator_count; i++) {
        bool is_inner = i > 0;
        if (is_inner && (!frame_member(c, &p->frames[p->depth - 1], &member) ||
                         !is_aggregate(c, member.type) || !push(p, member.type, member.offset)))
            return false;
        if (!designate_one(c, p, &item->designators[i]))
            return false;
    }
    return true;
}

/* --- Items -------------------------------------------------------------------------------------- */

static void forget(struct filler *f, const struct member *member);

static void emit(struct filler *f, struct expr *value, const struct member *member)
{
    if (f->has_designators)
        forget(f, member);
    if (f->count == f->room) {
        size_t room = f->room ? f->room * 2 : 8;
        struct initialiser_item *items = arena_array(f->c->arena, room, sizeof *items);
        if (f->count)
            memcpy(items, f->items, f->count * sizeof *items);
        f->items = items;
        f->room = room;
    }
    struct initialiser_item *item = &f->items[f->count++];
    item->value = value;
    item->offset = member->offset;
    item->type = member->type;
    item->bit_field = member->field && member->field->is_bit_field ? member->field : NULL;
}

/* A place that is initialised again, as a whole, forgets what it was given before (6.7.9p19). */
static void forget(struct filler *f, const struct member *member)
{
    uint64_t end = member->offset + resolve(f->c, member->type)->size;
    size_t kept = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct initialiser_item *item = &f->items[i];
        bool is_inside = item->offset >= member->offset && item->offset < end;
        bool is_other_bits =
            member->field && member->field->is_bit_field && item->bit_field != member->field;
        if (!is_inside || is_other_bits)
            f->items[kept++] = *item;
    }
    f->count = kept;
}

static bool is_char_array(struct checker *c, struct type *type)
{
    const struct type *array = resolve(c, type);
    const struct type *element = array->kind == TYPE_ARRAY ? resolve(c, array->target) : NULL;
    return element && element->kind == TYPE_INTEGER && element->size == 1;
}

/* INI-02: a string fits with or without its NUL. */
static void fill_string(struct filler *f, struct expr *value, const struct member *member)
{
    const struct type *array = resolve(f->c, member->type);
    if (value->length > array->count + 1 &&
        refuse(f->c, CHECK_string_too_long, value->where, (long long)(value->length - 1),
               (long long)array->count)) {
        f->is_bad = true;
        return;
    }
    value = check_expr(f->c, value);
    f->is_bad |= !value->type;
    emit(f, value, member);
}

static void fill_braced(struct filler *f, struct expr *list, const struct member *whole);

static void fill_scalar(struct filler *f, struct expr *value, const struct member *member)
{
    value = convert(f->c, value, member->type, PLACE_STORE);
    f->is_bad |= !value->type;
    emit(f, value, member);
}

/* `{ x }` for a scalar. */
static void fill_braced_scalar(struct filler *f, struct expr *list, const struct member *member)
{
    if (list->item_count == 0)
        return;
    struct expr *value = list->items[0].value;
    if (value->kind == EXPR_LIST)
        fill_braced_scalar(f, value, member);
    else
        fill_scalar(f, check_value(f->c, value), member);
    /* INI-01 */
    if (list->item_count > 1 &&
        refuse(f->c, CHECK_excess_scalar, list->items[1].value->where, spell(f->c, member->type)))
        f->is_bad = true;
}

/* A value without braces: into the member, or into the first scalar inside it. */
static void fill_unbraced(struct filler *f, struct position *p, struct expr *value,
                          struct member member)
{
    struct checker *c = f->c;
    bool is_string = value->kind == EXPR_STRING;
    if (!is_string)
        value = check_value(c, value);
    if (!value->type && !is_string) {
        f->is_bad = true;
        return;
    }
    while (is_aggregate(c, member.type)) {
        if (is_string && is_char_array(c, member.type)) {
            fill_string(f, value, &member);
            return;
        }
        if (!is_string && type_equal(c, value->type, member.type, COMPARE_UNQUALIFIED)) {
            emit(f, value, &member);
            return;
        }
        if (!push(p, member.type, member.offset) ||
            !frame_member(c, &p->frames[p->depth - 1], &member)) {
            f->is_bad = true;
            ill_formed(c, value, "this initialiser fits nothing here");
            return;
        }
    }
    fill_scalar(f, is_string ? check_value(c, value) : value, &member);
}

static void fill_item(struct filler *f, struct position *p, struct expr *value,
                      struct member member)
{
    if (value->kind != EXPR_LIST)
        fill_unbraced(f, p, value, member);
    else if (is_aggregate(f->c, member.type))
        fill_braced(f, value, &member);
    else
        fill_braced_scalar(f, value, &member);
    frame_advance(f->c, &p->frames[p->depth - 1]);
}

static void fill_braced(struct filler *f, struct expr *list, const struct member *whole)
{
    struct checker *c = f->c;
    struct position p = {.depth = 0};
    push(&p, whole->type, whole->offset);
    bool is_string = list->item_count == 1 && list->items[0].value->kind == EXPR_STRING &&
                     list->items[0].designator_count == 0 && is_char_array(c, whole->type);
    if (is_string) {
        fill_string(f, list->items[0].value, whole);
        return;
    }
    if (f->has_designators)
        forget(f, whole);
    for (size_t i = 0; i < list->item_count && !f->is_bad; i++) {
        struct initialiser_item *item = &list->items[i];
        struct member member;
        f->has_designators |= item->designator_count > 0;
        if (item->designator_count && !designate(c, &p, item)) {
            f->is_bad = true;
            ill_formed(c, item->value, "a designator that names nothing here");
            return;
        }
        if (!next_member(c, &p, &member)) {
            /* INI-01: clang only warns */
            if (refuse(c, CHECK_excess_initialiser, item->value->where, spell(c, whole->type)))
                f->is_bad = true;
            return;
        }
        fill_item(f, &p, item->value, member);
        if (f->count > ITEMS) {
            f->is_bad = true;
            ill_formed(c, list, "too many initialisers in one list");
        }
    }
}

/* --- Initialisers ------------------------------------------------------------------------------- */

struct expr *check_list(struct checker *c, struct expr *list, struct type *type)
{
    struct filler filler = {.c = c};
    const struct member whole = {.type = type};
    if (list->kind != EXPR_LIST)
        return ill_formed(c, list, "an initialiser list is needed here");
    if (is_aggregate(c, type))
        fill_braced(&filler, list, &whole);
    else
        fill_braced_scalar(&filler, list, &whole);
    list->items = filler.items;
    list->item_count = filler.count;
    list->type = filler.is_bad ? NULL : unqualified(c, type);
    return list;
}

/* A string for a char array: a list of one item, so that both forms look the same. */
static struct expr *string_list(struct checker *c, struct expr *e, struct type *type)
{
    struct filler filler = {.c = c};
    const struct member whole = {.type = type};
    fill_string(&filler, e, &whole);
    struct expr *list =
        expr_new(c, EXPR_LIST, e->where, filler.is_bad ? NULL : unqualified(c, type));
    list->items = filler.items;
    list->item_count = filler.count;
    return list;
}

/* A scalar in braces is that scalar. */
static struct expr *scalar_initialiser(struct checker *c, struct expr *e, struct type *type)
{
    if (e->kind != EXPR_LIST)
        return convert(c, check_value(c, e), type, PLACE_STORE);
    e = check_list(c, e, type);
    if (!e->type || e->item_count == 1)
        return e->type ? e->items[0].value : e;
    struct expr *zero = expr_integer(c, 0, type_integer(c, RANK_INT, true), e->where);
    return convert(c, zero, type, PLACE_STORE);
}

struct expr *check_initialiser(struct checker *c, struct expr *e, struct type *type)
{
    if (!is_aggregate(c, type))
        return scalar_initialiser(c, e, type);
    if (e->kind == EXPR_LIST)
        return check_list(c, e, type);
    if (e->kind == EXPR_STRING && is_char_array(c, type))
        return string_list(c, e, type);
    return convert(c, check_value(c, e), type, PLACE_STORE);
}
