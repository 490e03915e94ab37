#include "shape.h"

#include "flow.h"
#include "goal.h"
#include "locals.h"
#include "verdict.h"

struct shape {
    const struct low_unit *unit;
    const struct low_function *function;
    const struct low_stmt *stmt;
    struct locals locals;
    bool *is_label;
};

static _Noreturn void broken(const struct shape *s, const char *what)
{
    verify_broken(s->function, s->stmt, what);
}

/* --- Values ------------------------------------------------------------------------------------------- */

static bool is_integer(enum low_type type)
{
    return type == LOW_U32 || type == LOW_U64;
}

static bool is_float(enum low_type type)
{
    return type == LOW_F32 || type == LOW_F64;
}

static bool unary_agrees(const struct low_value *x)
{
    enum low_type a = x->a->type, r = x->type;
    switch ((int)x->op) {
    case LOW_NEG:
    case LOW_COMPLEMENT: return is_integer(a) && r == a;
    case LOW_SIGN8:
    case LOW_SIGN16:
    case LOW_ZERO8:
    case LOW_ZERO16: return a == LOW_U32 && r == LOW_U32;
    case LOW_SIGN32:
    case LOW_ZERO32: return a == LOW_U32 && r == LOW_U64;
    case LOW_TRUNCATE: return a == LOW_U64 && r == LOW_U32;
    case LOW_FNEG: return is_float(a) && r == a;
    case LOW_F32_TO_F64: return a == LOW_F32 && r == LOW_F64;
    case LOW_F64_TO_F32: return a == LOW_F64 && r == LOW_F32;
    case LOW_S32_TO_F:
    case LOW_U32_TO_F: return a == LOW_U32 && is_float(r);
    case LOW_S64_TO_F:
    case LOW_U64_TO_F: return a == LOW_U64 && is_float(r);
    case LOW_F_TO_S64: return a == LOW_F64 && r == LOW_U64;
    case LOW_BITS: return a == LOW_POINTER && r == LOW_U64;
    }
    return false;
}

static bool binary_agrees(const struct low_value *x)
{
    enum low_type a = x->a->type, b = x->b->type, r = x->type;
    bool is_comparison = x->op >= LOW_EQ && x->op <= LOW_FLE;
    if (r != (is_comparison ? LOW_U32 : a))
        return false;
    if (x->op == LOW_SHL || x->op == LOW_SHR || x->op == LOW_SAR)
        return is_integer(a) && b == LOW_U32;
    bool is_real =
        (x->op >= LOW_FADD && x->op <= LOW_FDIV) || (x->op >= LOW_FEQ && x->op <= LOW_FLE);
    if (is_real)
        return is_float(a) && a == b;
    if (x->op == LOW_EQ || x->op == LOW_NE)
        return !is_float(a) && a == b;
    bool is_known = (x->op >= LOW_ADD && x->op <= LOW_XOR) || is_comparison;
    return is_known && is_integer(a) && a == b;
}

static bool is_own(const struct shape *s, const struct low_local *local)
{
    return locals_number(&s->locals, local) != SIZE_MAX;
}

static void shape_place(struct shape *s, const struct low_place *place);

static bool leaf_agrees(const struct shape *s, const struct low_value *x)
{
    switch ((int)x->op) {
    case LOW_CONSTANT:
        return is_integer(x->type) ? x->type == LOW_U64 || x->bits <= UINT32_MAX
                                   : x->type == LOW_POINTER && x->bits == 0;
    case LOW_REAL: return is_float(x->type);
    case LOW_LOCAL:
        return x->local && is_own(s, x->local) && !x->local->memory && x->local->type == x->type;
    case LOW_ADDRESS: return x->type == LOW_POINTER && x->place;
    case LOW_CELL:
        return x->type == LOW_POINTER && x->name &&
               (object_of_cell(s->unit, x->name) || procedure_of_name(s->unit, x->name));
    case LOW_PROCEDURE:
        return x->type == LOW_POINTER && x->name && procedure_of_name(s->unit, x->name);
    case LOW_TYPE_ID: return x->type == LOW_U32 && x->name && descriptor_of_id(s->unit, x->name);
    }
    return false;
}

static void shape_value(struct shape *s, const struct low_value *x)
{
    if (!x)
        return;
    if (x->op <= LOW_TYPE_ID) {
        if (x->a || x->b || !leaf_agrees(s, x))
            broken(s, "a value of unknown form");
        if (x->op == LOW_ADDRESS)
            shape_place(s, x->place);
        return;
    }
    if (!x->a || x->local || x->place)
        broken(s, "an operator without operand");
    shape_value(s, x->a);
    shape_value(s, x->b);
    if (x->b ? !binary_agrees(x) : !unary_agrees(x))
        broken(s, "operand types disagree");
}

/* --- Places --------------------------------------------------------------------------------------------- */

static bool is_simple(const struct shape *s, const struct low_value *value, enum low_type type)
{
    return value && value->type == type && value->op <= LOW_LOCAL && leaf_agrees(s, value);
}

static bool is_field(const struct type *type, const struct field *field)
{
    if (type->kind != TYPE_STRUCT && type->kind != TYPE_UNION)
        return false;
    for (size_t i = 0; i < type->tag->field_count; i++) {
        if (&type->tag->fields[i] == field)
            return true;
    }
    return false;
}

static bool root_agrees(const struct shape *s, const struct low_place *place)
{
    switch (place->root) {
    case LOW_ROOT_LOCAL:
        return place->local && is_own(s, place->local) && place->local->memory && !place->pointer &&
               !place->index && type_alike(place->local->memory, place->root_type);
    case LOW_ROOT_GLOBAL:
        return place->global && !place->pointer && !place->index &&
               type_alike(place->global->type, place->root_type);
    case LOW_ROOT_POINTER:
        return is_simple(s, place->pointer, LOW_POINTER) &&
               (!place->index || is_simple(s, place->index, LOW_U64));
    }
    return false;
}

static void shape_place(struct shape *s, const struct low_place *place)
{
    if (!place->root_type || !place->type || !root_agrees(s, place))
        broken(s, "a place with another root");
    const struct type *type = type_bare(place->root_type);
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        bool is_last = i + 1 == place->step_count;
        if (step->field ? !is_field(type, step->field)
                        : type->kind != TYPE_ARRAY || type->is_flexible ||
                              !is_simple(s, step->index, LOW_U64))
            broken(s, "a step into what is not there");
        if (step->field && step->field->is_bit_field && !is_last)
            broken(s, "a step into a bit-field");
        type = type_bare(step->field ? step->field->type : type->target);
    }
    if (!type_alike(type, place->type))
        broken(s, "a place of another type");
}

/* --- Statements ---------------------------------------------------------------------------------------------- */

/* The lowered type of a value of this type; LOW_VOID for what is no scalar. */
static enum low_type scalar_type(const struct type *type)
{
    type = type_bare(type);
    if (type->kind == TYPE_ENUM)
        type = type_bare(type->tag->integer);
    switch (type->kind) {
    case TYPE_BOOL: return LOW_U32;
    case TYPE_INTEGER: return type->size == 8 ? LOW_U64 : LOW_U32;
    case TYPE_FLOAT: return type->size == 4 ? LOW_F32 : LOW_F64;
    case TYPE_POINTER: return LOW_POINTER;
    case TYPE_VOID:
    case TYPE_ENUM:
    case TYPE_ARRAY:
    case TYPE_STRUCT:
    case TYPE_UNION:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return LOW_VOID;
}

static bool is_bits(const struct low_place *place)
{
    return place->step_count && place->steps[place->step_count - 1].field &&
           place->steps[place->step_count - 1].field->is_bit_field;
}

static bool check_agrees(const struct low_stmt *s)
{
    bool is_known = (unsigned)s->check < LOW_CHECK_COUNT && s->a && s->b && !s->local;
    if (!is_known || s->a->type != s->b->type)
        return false;
    enum low_op op = low_checks[s->check].op;
    return s->a->type == LOW_POINTER ? op == LOW_EQ || op == LOW_NE : is_integer(s->a->type);
}

static bool stmt_agrees(const struct low_stmt *s)
{
    bool is_scalar = s->local && !s->local->memory;
    switch (s->kind) {
    case LOW_SET: return is_scalar && s->a && !s->place && s->local->type == s->a->type;
    case LOW_LOAD:
        return is_scalar && s->place && !s->a && !is_bits(s->place) &&
               s->local->type == scalar_type(s->place->type);
    case LOW_STORE:
        return !s->local && s->place && s->a && !is_bits(s->place) &&
               s->a->type == scalar_type(s->place->type);
    case LOW_COPY: return !s->local && s->place && s->source && !s->a;
    case LOW_CLEAR: return !s->local && s->place && !s->a && !is_bits(s->place);
    case LOW_COUNT: return is_scalar && s->a && s->local->type == LOW_U64;
    case LOW_HEADER: return is_scalar && s->a && s->local->type == LOW_U32;
    case LOW_CHECK: return check_agrees(s);
    case LOW_CALL:
        return (!s->local || is_scalar) && (s->callee == LOW_CALL_POINTER ? s->a != NULL : !s->a) &&
               (s->callee == LOW_CALL_ENTRY || s->signature) && !(s->local && s->place);
    case LOW_LABEL:
    case LOW_GOTO: return !s->local && !s->a;
    case LOW_IF: return !s->local && s->a && s->a->type == LOW_U32;
    case LOW_SWITCH: return !s->local && s->a && is_integer(s->a->type);
    case LOW_RETURN: return !s->local && !(s->a && s->place);
    case LOW_KEEP: return !s->local && !s->place && (!s->a || s->a->op == LOW_LOCAL);
    case LOW_FIX: return is_scalar && !s->a;
    case LOW_FAULT: return !s->local && !s->a;
    }
    return false;
}

static bool header_is_simple(const struct shape *shape, const struct low_stmt *s)
{
    bool is_read = s->kind == LOW_COUNT || s->kind == LOW_HEADER;
    return !is_read || is_simple(shape, s->a, LOW_POINTER) || s->a->op == LOW_CELL;
}

static void shape_stmt(struct shape *s, const struct low_stmt *stmt)
{
    s->stmt = stmt;
    if (!stmt_agrees(stmt) || (stmt->local && !is_own(s, stmt->local)))
        broken(s, "a statement of unknown form");
    shape_value(s, stmt->a);
    shape_value(s, stmt->b);
    if (!header_is_simple(s, stmt))
        broken(s, "a header of what is no local");
    if (stmt->place)
        shape_place(s, stmt->place);
    if (stmt->source)
        shape_place(s, stmt->source);
    if (stmt->kind == LOW_COPY && !type_alike(stmt->place->type, stmt->source->type))
        broken(s, "a copy between two types");
    for (size_t i = 0; i < stmt->argument_count; i++) {
        shape_value(s, stmt->arguments[i].value);
        if (stmt->arguments[i].place)
            shape_place(s, stmt->arguments[i].place);
    }
    for (size_t k = 0; flow_jump(stmt, k); k++) {
        uint32_t label = flow_jump(stmt, k);
        if (label > s->function->label_count || !s->is_label[label])
            broken(s, "a jump to nowhere");
    }
    if ((stmt->kind == LOW_GOTO || stmt->kind == LOW_IF) && stmt->label == 0)
        broken(s, "a jump without a label");
}

/* R25: a reference that is fixed later is not used before: behind its load comes a label, or a jump to one, and
 * behind that it is fixed. */
static void shape_later(struct shape *s, size_t at)
{
    const struct low_function *f = s->function;
    const struct low_stmt *load = f->stmts[at];
    if (!load->is_fixed_later)
        return;
    size_t label = at + 1;
    if (label < f->stmt_count && f->stmts[label]->kind == LOW_GOTO)
        for (label = 0; label < f->stmt_count; label++)
            if (f->stmts[label]->kind == LOW_LABEL &&
                f->stmts[label]->label == f->stmts[at + 1]->label)
                break;
    bool is_fixed = label + 1 < f->stmt_count && f->stmts[label]->kind == LOW_LABEL &&
                    f->stmts[label + 1]->kind == LOW_FIX &&
                    f->stmts[label + 1]->local == load->local;
    if (load->kind != LOW_LOAD || load->local->type != LOW_POINTER || !is_fixed)
        broken(s, "a reference that is not fixed (R25)");
}

static void shape_labels(struct shape *s, struct arena *arena)
{
    const struct low_function *f = s->function;
    s->is_label = arena_array(arena, f->label_count + 1, sizeof *s->is_label);
    for (size_t i = 0; i < f->stmt_count; i++) {
        s->stmt = f->stmts[i];
        if (s->stmt->kind != LOW_LABEL)
            continue;
        if (s->stmt->label == 0 || s->stmt->label > f->label_count || s->is_label[s->stmt->label])
            broken(s, "a label twice, or out of range");
        s->is_label[s->stmt->label] = true;
    }
}

/* What is emitted as `do .. while` is: a label, and the one jump to it behind, with no other such loop between. */
static void shape_rolled(struct shape *s)
{
    uint32_t open = 0;
    for (size_t i = 0; i < s->function->stmt_count; i++) {
        s->stmt = s->function->stmts[i];
        if (!s->stmt->is_rolled)
            continue;
        bool is_head = s->stmt->kind == LOW_LABEL && !open;
        bool is_end = s->stmt->kind == LOW_GOTO && open && s->stmt->label == open;
        if (!is_head && !is_end)
            broken(s, "a rolled loop that is none");
        open = is_head ? s->stmt->label : 0;
    }
    if (open)
        broken(s, "a rolled loop without an end");
}

/* R19: the last statement is one that control does not run over. */
static void shape_end(struct shape *s)
{
    const struct low_function *f = s->function;
    s->stmt = NULL;
    if (f->stmt_count == 0 || flow_goes_on(f->stmts[f->stmt_count - 1]))
        broken(s, "runs over its end");
}

void shape_verify(const struct low_unit *unit, const struct low_function *function,
                  struct arena *arena)
{
    struct shape s = {.unit = unit, .function = function};
    locals_read(&s.locals, function, arena);
    shape_labels(&s, arena);
    for (size_t i = 0; i < function->stmt_count; i++) {
        shape_stmt(&s, function->stmts[i]);
        shape_later(&s, i);
    }
    shape_rolled(&s);
    shape_end(&s);
}
