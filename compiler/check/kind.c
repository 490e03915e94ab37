/* Kinds of locals: what a local may hold decides what it is (language, section 1).
 *
 * A fact per local and parameter, joined over every assignment in the unit until nothing changes:
 *   bounded  some array, counted or wide value gets in: the local is wide
 *   scope    some value that may point into the stack or inside an object gets in
 * Parameters keep the kind they are declared with; those of static procedures that are only called
 * also take scope from the arguments, so that small helpers need no annotations.
 *
 * In: declared types, bodies as parsed. Out: decl->type of locals and parameters.
 * SAFETY: nothing rests on this pass but what is accepted: typing finds the kind of every value again,
 * and refuses a scope value in a local that is not (stmt.c, assign.c). */
#include "check/typing.h"

#include <string.h>

/* Each round hands a fact on at least once, most hand on all; a program of locals in the wrong order
 * must not keep the compiler busy. */
enum { ROUNDS_MAX = 200 };

struct fact {
    bool is_tracked;
    bool is_bounded, is_scope;
    bool has_fixed_kind; /* declared: parameters, __scope locals, void * */
};

struct kinds {
    struct checker *c;
    struct fact *facts; /* by decl->number */
    bool has_changed;
};

struct shape {
    bool is_bounded, is_scope;
    bool is_null; /* literal 0: fits every kind */
};

static struct shape shape_of(struct kinds *k, const struct expr *e);

/* --- Types of expressions as parsed ---------------------------------------------------------------- */

static struct field *field_named(struct checker *c, struct tag *tag, const char *name)
{
    for (size_t i = 0; tag && i < tag->field_count; i++) {
        struct field *field = &tag->fields[i];
        if (*name && strcmp(field->name, name) == 0)
            return field;
        if (*field->name || !field->type)
            continue;
        struct field *inner = field_named(c, resolve(c, field->type)->tag, name);
        if (inner)
            return inner;
    }
    return NULL;
}

static struct type *written_type(struct checker *c, const struct expr *e);

static struct type *target_of(struct checker *c, const struct expr *e)
{
    struct type *type = written_type(c, e);
    type = type ? resolve(c, type) : NULL;
    bool has_target = type && (type->kind == TYPE_POINTER || type->kind == TYPE_ARRAY);
    return has_target ? type->target : NULL;
}

static struct type *result_of(struct checker *c, const struct expr *callee)
{
    struct type *type = written_type(c, callee);
    type = type ? resolve(c, type) : NULL;
    if (type && type->kind == TYPE_POINTER)
        type = resolve(c, type->target);
    return type && type->kind == TYPE_FUNCTION ? type->target : NULL;
}

static struct type *member_type(struct checker *c, const struct expr *e)
{
    struct type *type = e->is_arrow ? target_of(c, e->a) : written_type(c, e->a);
    type = type ? resolve(c, type) : NULL;
    bool is_record = type && (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION);
    const struct field *field = is_record ? field_named(c, type->tag, e->member) : NULL;
    return field ? field->type : NULL;
}

static struct type *last_type(struct checker *c, const struct stmt *block)
{
    const struct stmt *last = block->count ? block->list[block->count - 1] : NULL;
    return last && last->kind == STMT_EXPR ? written_type(c, last->a) : NULL;
}

static struct type *unary_type(struct checker *c, const struct expr *e)
{
    if (e->op == OP_DEREF) {
        struct type *target = target_of(c, e->a);
        return target ? target : written_type(c, e->a); /* *procedure */
    }
    if (e->op == OP_ADDRESS) {
        struct type *type = written_type(c, e->a);
        return type ? pointer_to(c, type, REFERENCE_OBJECT, true) : NULL;
    }
    return written_type(c, e->a);
}

/* The completed type of an expression; the pointer operand's for arithmetic. NULL when unknown, or a
 * number. Only references and what leads to them matter here. */
static struct type *written_type(struct checker *c, const struct expr *e)
{
    struct type *type;
    switch (e->kind) {
    case EXPR_NAME: return e->decl ? e->decl->type : NULL;
    case EXPR_MEMBER: return member_type(c, e);
    case EXPR_UNARY: return unary_type(c, e);
    case EXPR_INDEX: type = target_of(c, e->a); return type ? type : target_of(c, e->b);
    case EXPR_BINARY:
        if (e->op == OP_COMMA)
            return written_type(c, e->b);
        type = target_of(c, e->a) ? written_type(c, e->a) : NULL;
        return type ? type : target_of(c, e->b) ? written_type(c, e->b) : NULL;
    case EXPR_ASSIGN: return written_type(c, e->a);
    case EXPR_CONDITIONAL:
        type = written_type(c, e->b ? e->b : e->a);
        return type && resolve(c, type)->kind != TYPE_INTEGER ? type : written_type(c, e->c);
    case EXPR_CALL: return result_of(c, e->a);
    case EXPR_CAST:
    case EXPR_COMPOUND: return e->written; /* kinds of inner levels are not known yet */
    case EXPR_STATEMENT: return last_type(c, e->block);
    case EXPR_INTEGER:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_LIST:
    case EXPR_INTRINSIC:
    case EXPR_CONVERT: return NULL;
    }
    return NULL;
}

/* --- Shapes of values ------------------------------------------------------------------------------ */

static struct shape shape_of_type(struct kinds *k, struct type *type)
{
    type = type ? resolve(k->c, type) : NULL;
    if (!type || type->kind != TYPE_POINTER)
        return (struct shape){.is_bounded = type && type->kind == TYPE_ARRAY,
                              .is_scope = type && type->kind == TYPE_ARRAY};
    enum reference_kind kind = type->reference.kind;
    return (struct shape){.is_bounded = kind == REFERENCE_ARRAY || kind == REFERENCE_COUNTED ||
                                        kind == REFERENCE_SIZED || kind == REFERENCE_WIDE,
                          .is_scope = type->reference.is_scope};
}

static struct fact *fact_of(struct kinds *k, const struct expr *e)
{
    bool is_local = e->kind == EXPR_NAME && e->decl &&
                    (e->decl->kind == DECL_VARIABLE || e->decl->kind == DECL_PARAMETER);
    struct fact *fact = is_local ? &k->facts[e->decl->number] : NULL;
    return fact && fact->is_tracked ? fact : NULL;
}

static struct shape join(struct shape a, struct shape b)
{
    if (a.is_null || b.is_null)
        return a.is_null ? b : a;
    return (struct shape){.is_bounded = a.is_bounded || b.is_bounded,
                          .is_scope = a.is_scope || b.is_scope || a.is_bounded != b.is_bounded};
}

static bool is_static_place(const struct decl *decl)
{
    return decl->kind == DECL_VARIABLE && (decl->is_global || decl->storage == STORAGE_STATIC);
}

static struct shape shape_of_address(struct kinds *k, const struct expr *place)
{
    const struct shape inside = {.is_scope = true};
    if (place->kind == EXPR_INDEX) {
        bool is_first = target_of(k->c, place->a) != NULL;
        struct shape shape = shape_of(k, is_first ? place->a : place->b);
        return shape.is_bounded ? shape : inside;
    }
    if (place->kind == EXPR_UNARY && place->op == OP_DEREF) {
        struct shape shape = shape_of(k, place->a);
        return shape.is_bounded ? shape : inside;
    }
    struct type *type = written_type(k->c, place);
    bool is_object = place->kind == EXPR_NAME && type && is_static_place(place->decl) &&
                     resolve(k->c, type)->kind == TYPE_STRUCT;
    return is_object ? (struct shape){0} : inside;
}

static struct shape shape_of_cast(struct kinds *k, const struct expr *e)
{
    const struct expr *call = e->a->kind == EXPR_CALL ? e->a : NULL;
    const struct decl *callee = call && call->a->kind == EXPR_NAME ? call->a->decl : NULL;
    const char *name = callee && strncmp(callee->name, "__sc_", 5) == 0 ? callee->name + 5 : "";
    if (strcmp(name, "view") == 0)
        return (struct shape){.is_scope = true};
    if (strcmp(name, "sub") == 0 && call->argument_count)
        return shape_of(k, call->arguments[0]);
    if (strncmp(name, "atomic", 6) == 0 && call->argument_count)
        return shape_of_type(k, target_of(k->c, call->arguments[0]));
    if (*name)
        return (struct shape){.is_bounded = strstr(name, "array") || strcmp(name, "elems") == 0};
    return shape_of(k, e->a);
}

static struct shape shape_of_binary(struct kinds *k, const struct expr *e)
{
    if (e->op == OP_COMMA)
        return shape_of(k, e->b);
    if (target_of(k->c, e->a))
        return shape_of(k, e->a);
    return target_of(k->c, e->b) ? shape_of(k, e->b) : (struct shape){0};
}

static struct shape shape_of_block(struct kinds *k, const struct stmt *block)
{
    const struct stmt *last = block->count ? block->list[block->count - 1] : NULL;
    return last && last->kind == STMT_EXPR ? shape_of(k, last->a) : (struct shape){0};
}

static struct shape shape_of(struct kinds *k, const struct expr *e)
{
    const struct fact *fact = fact_of(k, e);
    switch (e->kind) {
    case EXPR_INTEGER: return (struct shape){.is_null = e->integer == 0};
    case EXPR_STRING: return (struct shape){.is_bounded = true};
    case EXPR_NAME:
        return fact ? (struct shape){.is_bounded = fact->is_bounded, .is_scope = fact->is_scope}
                    : shape_of_type(k, written_type(k->c, e));
    case EXPR_UNARY:
        if (e->op == OP_ADDRESS)
            return shape_of_address(k, e->a);
        return e->op == OP_DEREF ? shape_of_type(k, written_type(k->c, e)) : shape_of(k, e->a);
    case EXPR_BINARY: return shape_of_binary(k, e);
    case EXPR_ASSIGN: return shape_of(k, e->a);
    case EXPR_CONDITIONAL: return join(shape_of(k, e->b ? e->b : e->a), shape_of(k, e->c));
    case EXPR_CAST: return shape_of_cast(k, e);
    case EXPR_STATEMENT: return shape_of_block(k, e->block);
    case EXPR_CALL:
    case EXPR_MEMBER:
    case EXPR_INDEX:
    case EXPR_COMPOUND: return shape_of_type(k, written_type(k->c, e));
    case EXPR_FLOAT:
    case EXPR_LIST:
    case EXPR_INTRINSIC:
    case EXPR_CONVERT: break;
    }
    return (struct shape){0};
}

/* --- Flow into locals ------------------------------------------------------------------------------ */

/* `a + i` and `&a[i]`, which an object reference takes as a scope reference to the element. */
static bool is_part(const struct expr *e)
{
    while (e->kind == EXPR_CAST)
        e = e->a;
    if (e->kind == EXPR_CONDITIONAL)
        return is_part(e->b ? e->b : e->a) || is_part(e->c);
    if (e->kind == EXPR_BINARY && e->op == OP_COMMA)
        return is_part(e->b);
    if (e->kind == EXPR_UNARY)
        return e->op == OP_ADDRESS && e->a->kind == EXPR_INDEX;
    return e->kind == EXPR_BINARY && (e->op == OP_ADD || e->op == OP_SUB);
}

static void flow(struct kinds *k, struct fact *fact, const struct expr *e)
{
    struct shape shape = shape_of(k, e);
    if (shape.is_null)
        return;
    bool bounded = fact->is_bounded || (shape.is_bounded && !fact->has_fixed_kind);
    bool mixes = (bounded && !shape.is_bounded) || (fact->has_fixed_kind && is_part(e));
    bool scope = fact->is_scope || shape.is_scope || mixes;
    /* What was taken for an object before is mixed in as well: seen on the next round. */
    k->has_changed |= bounded != fact->is_bounded || scope != fact->is_scope;
    fact->is_bounded = bounded;
    fact->is_scope = scope;
}

static void flow_stmt(struct kinds *k, const struct stmt *s);

/* Arguments into the parameters of a static procedure that is only called. */
static void flow_call(struct kinds *k, const struct expr *call)
{
    const struct decl *callee = call->a->kind == EXPR_NAME ? call->a->decl : NULL;
    const struct decl *body = callee && callee->kind == DECL_FUNCTION ? callee->definition : NULL;
    if (!body || callee->storage != STORAGE_STATIC || callee->is_address_taken)
        return;
    for (size_t i = 0; i < call->argument_count && i < body->parameter_count; i++) {
        struct fact *fact = &k->facts[body->parameters[i]->number];
        struct shape shape = shape_of(k, call->arguments[i]);
        if (!fact->is_tracked || fact->is_scope || !shape.is_scope)
            continue;
        fact->is_scope = true;
        k->has_changed = true;
    }
}

static void flow_expr(struct kinds *k, const struct expr *e)
{
    if (!e)
        return;
    struct fact *fact = e->kind == EXPR_ASSIGN && e->op == OP_NONE ? fact_of(k, e->a) : NULL;
    if (fact)
        flow(k, fact, e->b);
    if (e->kind == EXPR_CALL)
        flow_call(k, e);
    flow_expr(k, e->a);
    flow_expr(k, e->b);
    flow_expr(k, e->c);
    for (size_t i = 0; i < e->argument_count; i++)
        flow_expr(k, e->arguments[i]);
    for (size_t i = 0; i < e->item_count; i++)
        flow_expr(k, e->items[i].value);
    if (e->block)
        flow_stmt(k, e->block);
}

static void flow_variable(struct kinds *k, const struct decl *decl)
{
    const struct expr *e = decl->initialiser;
    flow_expr(k, e);
    while (e && e->kind == EXPR_LIST)
        e = e->item_count ? e->items[0].value : NULL;
    if (e && k->facts[decl->number].is_tracked)
        flow(k, &k->facts[decl->number], e);
}

static void flow_stmt(struct kinds *k, const struct stmt *s)
{
    if (!s)
        return;
    flow_expr(k, s->a);
    flow_expr(k, s->step);
    flow_stmt(k, s->init);
    flow_stmt(k, s->body);
    flow_stmt(k, s->otherwise);
    for (size_t i = 0; i < s->count; i++)
        flow_stmt(k, s->list[i]);
    for (size_t i = 0; i < s->decl_count; i++)
        flow_variable(k, s->decls[i]);
}

/* --- Procedures whose address is taken ---------------------------------------------------------------- */

static void note_values(struct expr *e);

static void note_values_in(struct stmt *s)
{
    if (!s)
        return;
    note_values(s->a);
    note_values(s->step);
    note_values_in(s->init);
    note_values_in(s->body);
    note_values_in(s->otherwise);
    for (size_t i = 0; i < s->count; i++)
        note_values_in(s->list[i]);
    for (size_t i = 0; i < s->decl_count; i++)
        note_values(s->decls[i]->initialiser);
}

/* A function named anywhere but as the callee is a value: others call it too. */
static void note_values(struct expr *e)
{
    if (!e)
        return;
    if (e->kind == EXPR_NAME && e->decl && e->decl->kind == DECL_FUNCTION)
        e->decl->canonical->is_address_taken = true;
    bool is_direct = e->kind == EXPR_CALL && e->a->kind == EXPR_NAME;
    if (!is_direct)
        note_values(e->a);
    note_values(e->b);
    note_values(e->c);
    for (size_t i = 0; i < e->argument_count; i++)
        note_values(e->arguments[i]);
    for (size_t i = 0; i < e->item_count; i++)
        note_values(e->items[i].value);
    if (e->block)
        note_values_in(e->block);
}

/* --- The pass -------------------------------------------------------------------------------------- */

static bool is_data_reference(enum reference_kind kind)
{
    return kind != REFERENCE_FUNCTION && kind != REFERENCE_UNSET;
}

static void start_fact(struct kinds *k, const struct decl *decl)
{
    bool is_automatic =
        decl->kind == DECL_PARAMETER || (decl->kind == DECL_VARIABLE && decl->function &&
                                         !is_static_place(decl) && decl->storage != STORAGE_EXTERN);
    if (!is_automatic || !decl->type || !type_is_pointer(decl->type))
        return;
    const struct reference *reference = &resolve(k->c, decl->type)->reference;
    struct fact *fact = &k->facts[decl->number];
    fact->is_tracked = is_data_reference(reference->kind);
    fact->is_bounded = type_is_bounded(decl->type);
    fact->is_scope = reference->is_scope;
    fact->has_fixed_kind = decl->kind == DECL_PARAMETER || reference->is_scope ||
                           (!fact->is_bounded && reference->kind != REFERENCE_OBJECT);
}

static void end_fact(struct kinds *k, struct decl *decl)
{
    const struct fact *fact = &k->facts[decl->number];
    if (!fact->is_tracked)
        return;
    struct type *resolved = resolve(k->c, decl->type);
    bool becomes_wide = decl->kind == DECL_VARIABLE && fact->is_bounded;
    if (!becomes_wide && resolved->reference.is_scope == fact->is_scope)
        return;
    struct type *type = type_copy(k->c, resolved);
    type->reference.is_scope = fact->is_scope;
    if (becomes_wide)
        type->reference.kind = REFERENCE_WIDE;
    decl->type = type;
}

/* Parameters of a static procedure that only its calls made scope: callers see it too. */
static void publish(struct kinds *k, struct decl *function)
{
    bool is_inferred = function->kind == DECL_FUNCTION && function->body && function->type &&
                       function->type->kind == TYPE_FUNCTION &&
                       function->canonical->storage == STORAGE_STATIC &&
                       !function->canonical->is_address_taken;
    if (!is_inferred)
        return;
    struct type *type = resolve(k->c, function->type);
    for (size_t i = 0; i < function->parameter_count; i++) {
        struct type *parameter = type->parameters[i].type;
        if (!k->facts[function->parameters[i]->number].is_tracked ||
            resolve(k->c, parameter)->reference.kind == REFERENCE_ARRAY)
            continue;
        bool is_const = resolve(k->c, parameter)->is_const;
        type->parameters[i].type =
            qualified(k->c, resolve(k->c, function->parameters[i]->type), is_const);
    }
}

void kind_unit(struct checker *c)
{
    struct unit *unit = c->unit;
    struct kinds kinds = {.c = c};
    kinds.facts = arena_array(c->arena, unit->all_count + 1, sizeof(struct fact));
    for (size_t i = 0; i < unit->all_count; i++) {
        start_fact(&kinds, unit->all[i]);
        note_values_in(unit->all[i]->body);
        if (unit->all[i]->is_global && unit->all[i]->kind == DECL_VARIABLE)
            note_values(unit->all[i]->initialiser);
    }
    size_t rounds = 0;
    do {
        kinds.has_changed = false;
        for (size_t i = 0; i < unit->all_count; i++)
            flow_stmt(&kinds, unit->all[i]->body);
    } while (kinds.has_changed && ++rounds < ROUNDS_MAX);
    if (kinds.has_changed)
        diag_report(c->diags, DIAG_C_01, unit->decls[0]->where,
                    "references are handed on through too many locals");
    for (size_t i = 0; i < unit->all_count; i++)
        end_fact(&kinds, unit->all[i]);
    for (size_t i = 0; i < unit->all_count; i++)
        publish(&kinds, unit->all[i]);
}
