/* What is declared: types of places, procedures, objects and ids, read from their declarations. */
#include "goal.h"

#include <string.h>

const struct type *type_bare(const struct type *type)
{
    while (type && type->kind == TYPE_ALIAS)
        type = type->target;
    return type;
}

static const struct type *type_number(const struct type *type)
{
    type = type_bare(type);
    return type->kind == TYPE_ENUM ? type_bare(type->tag->integer) : type;
}

static bool parameters_alike(const struct type *a, const struct type *b)
{
    if (a->parameter_count != b->parameter_count || a->is_variadic != b->is_variadic)
        return false;
    for (size_t i = 0; i < a->parameter_count; i++) {
        if (!type_alike(a->parameters[i].type, b->parameters[i].type))
            return false;
    }
    return true;
}

static bool bound_alike(const struct expr *a, const struct expr *b)
{
    if (!a || !b)
        return a == b;
    if (a->kind == EXPR_CONVERT || b->kind == EXPR_CONVERT)
        return bound_alike(a->kind == EXPR_CONVERT ? a->a : a, b->kind == EXPR_CONVERT ? b->a : b);
    if (a->kind != b->kind)
        return false;
    if (a->kind == EXPR_INTEGER)
        return a->integer == b->integer;
    if (a->kind == EXPR_NAME)
        return a->decl->index == b->decl->index;
    if (a->kind == EXPR_MEMBER)
        return a->field == b->field;
    return a->kind == EXPR_BINARY && a->op == b->op && bound_alike(a->a, b->a) &&
           bound_alike(a->b, b->b);
}

static bool reference_alike(const struct type *a, const struct type *b)
{
    const struct reference *x = &a->reference, *y = &b->reference;
    return x->kind == y->kind && x->is_scope == y->is_scope && x->is_nullable == y->is_nullable &&
           bound_alike(x->bound, y->bound) && type_alike(a->target, b->target);
}

bool type_alike(const struct type *a, const struct type *b)
{
    a = type_number(a), b = type_number(b);
    if (a == b)
        return true;
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TYPE_VOID:
    case TYPE_BOOL: return true;
    case TYPE_INTEGER:
    case TYPE_FLOAT: return a->size == b->size;
    case TYPE_STRUCT:
    case TYPE_UNION: return a->tag == b->tag;
    case TYPE_ARRAY:
        return a->count == b->count && a->is_flexible == b->is_flexible &&
               type_alike(a->target, b->target);
    case TYPE_POINTER: return reference_alike(a, b);
    case TYPE_FUNCTION: return type_alike(a->target, b->target) && parameters_alike(a, b);
    case TYPE_ENUM:
    case TYPE_ALIAS: break;
    }
    return false;
}

bool type_begins_with(const struct type *whole, const struct type *part)
{
    whole = type_bare(whole);
    while (!type_alike(whole, part)) {
        if (whole->kind != TYPE_STRUCT || whole->tag->field_count == 0 ||
            whole->tag->fields[0].is_bit_field)
            return false;
        whole = type_bare(whole->tag->fields[0].type);
        if (whole->kind != TYPE_STRUCT)
            return false;
    }
    return true;
}

bool type_is_bytes(const struct type *type)
{
    type = type_number(type);
    return type->kind == TYPE_INTEGER && type->size == 1;
}

/* R17: a struct of an interface that is completed here: others may hand in what they call so. */
static bool is_revealed(struct prover *p, const struct type *type)
{
    type = type_bare(type);
    return type->kind == TYPE_STRUCT && type->tag->is_complete &&
           type->tag->declared_in_interface &&
           source_get(p->unit->unit->sources, type->tag->file)->kind == SOURCE_MAIN;
}

/* The start of an array object, which may be lent only. */
static bool is_whole_array(const struct reference *reference)
{
    return reference->kind == REFERENCE_ARRAY ||
           (reference->kind == REFERENCE_COUNTED && !reference->is_scope);
}

bool type_fits(struct prover *p, const struct type *type, struct need need)
{
    type = type_bare(type);
    if (type->kind != TYPE_POINTER || !type->target)
        return false;
    const struct reference *reference = &type->reference;
    const struct type *target = type_bare(type->target);
    bool is_function = reference->kind == REFERENCE_FUNCTION;
    if (need.function || is_function)
        return is_function && need.function && type_alike(target, need.function);
    bool is_array = is_whole_array(reference);
    if (reference->is_scope && (need.is_start || (need.is_header && !is_array)))
        return false;
    if (!need.target)
        return true;
    if (!need.is_trusted && !is_array && is_revealed(p, target))
        return false;
    if (need.is_array)
        return is_array && type_alike(target, need.target);
    return reference->kind == REFERENCE_OBJECT ? type_begins_with(target, need.target)
                                               : type_alike(target, need.target);
}

struct need need_of(const struct type *type)
{
    type = type_bare(type);
    const struct type *target = type_bare(type->target);
    const struct reference *reference = &type->reference;
    if (reference->kind == REFERENCE_FUNCTION)
        return (struct need){.function = target};
    return (struct need){.target = target->kind == TYPE_VOID ? NULL : target,
                         .is_start = !reference->is_scope,
                         .is_array = is_whole_array(reference)};
}

/* --- Names ---------------------------------------------------------------------------------------------- */

static bool is_named(const char *name, const char *wanted)
{
    return name && wanted && strcmp(name, wanted) == 0;
}

const struct low_object *object_of_cell(const struct low_unit *unit, const char *cell)
{
    const struct low_object *object = unit->objects;
    while (object && !is_named(object->cell, cell))
        object = object->next;
    return object;
}

const struct type *descriptor_of_id(const struct low_unit *unit, const char *id)
{
    for (const struct low_descriptor *d = unit->descriptors; d; d = d->next) {
        if (is_named(d->id_name, id))
            return type_bare(d->type);
    }
    return NULL;
}

const struct type *procedure_of_name(const struct low_unit *unit, const char *name)
{
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        if (is_named(f->name, name))
            return type_bare(f->decl->type);
    }
    for (const struct low_import *i = unit->imports; i; i = i->next) {
        if (is_named(i->slot, name) || is_named(i->address, name))
            return type_bare(i->decl->type);
    }
    for (const struct low_export *e = unit->exports; e; e = e->next) {
        if (is_named(e->slot, name) || is_named(e->address, name))
            return type_bare(e->decl->type);
    }
    return NULL;
}

const struct type *type_of_callee(struct prover *p, const struct low_stmt *call)
{
    switch (call->callee) {
    case LOW_CALL_FUNCTION:
    case LOW_CALL_SLOT: return procedure_of_name(p->unit, call->name);
    case LOW_CALL_POINTER: return type_bare(call->type);
    case LOW_CALL_ENTRY: break;
    }
    return NULL;
}

/* --- Bounds (R3) -------------------------------------------------------------------------------------------- */

/* The value of an integer argument in 64 bits. */
static struct sum sum_of_parameter(struct prover *p, const struct low_value *value,
                                   const struct type *type)
{
    struct low_value *wide = ARENA_NEW(p->arena, struct low_value);
    type = type_number(type);
    if (value->type == LOW_U64)
        return sum_of(value);
    *wide = (struct low_value){.op = type->is_signed ? LOW_SIGN32 : LOW_ZERO32,
                               .type = LOW_U64,
                               .a = (struct low_value *)value};
    return sum_of(wide);
}

static struct sum product(struct prover *p, const struct sum *a, const struct sum *b,
                          const struct low_value *x, const struct low_value *y)
{
    struct sum none = {0};
    if (a->count == 0)
        return sum_add(&none, a->constant, b);
    if (b->count == 0)
        return sum_add(&none, b->constant, a);
    struct low_value *value = ARENA_NEW(p->arena, struct low_value);
    *value = (struct low_value){
        .op = LOW_MUL, .type = LOW_U64, .a = (struct low_value *)x, .b = (struct low_value *)y};
    return x && y ? sum_of(value) : (struct sum){.is_bad = true};
}

/* The sum as a value, when it is one leaf. */
static const struct low_value *single(const struct sum *sum)
{
    bool is_single = sum->count == 1 && sum->constant == 0 && sum->terms[0].multiple == 1;
    return is_single ? sum->terms[0].leaf : NULL;
}

struct sum sum_of_bound(struct prover *p, const struct expr *bound,
                        const struct low_value *const *values, const struct type *const *types,
                        size_t count)
{
    if (bound->kind == EXPR_INTEGER)
        return sum_number(bound->integer);
    if (bound->kind == EXPR_CONVERT)
        return sum_of_bound(p, bound->a, values, types, count);
    if (bound->kind == EXPR_NAME && bound->decl->index < count && values[bound->decl->index])
        return sum_of_parameter(p, values[bound->decl->index], types[bound->decl->index]);
    if (bound->kind != EXPR_BINARY)
        return (struct sum){.is_bad = true};
    struct sum a = sum_of_bound(p, bound->a, values, types, count);
    struct sum b = sum_of_bound(p, bound->b, values, types, count);
    switch ((int)bound->op) {
    case OP_ADD: return sum_add(&a, 1, &b);
    case OP_SUB: return sum_add(&a, UINT64_MAX, &b);
    case OP_MUL: return product(p, &a, &b, single(&a), single(&b));
    }
    return (struct sum){.is_bad = true};
}
