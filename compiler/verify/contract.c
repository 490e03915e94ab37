#include "contract.h"

#include "shape.h"
#include "verdict.h"

#include <spin/abi.h>

#include <string.h>

static _Noreturn void broken(const struct prover *p, const struct low_stmt *stmt, const char *what)
{
    verify_broken(p->function, stmt, what);
}

static const struct sum none = {0};

/* --- References under a declaration --------------------------------------------------------------------- */

static bool is_reference(const struct type *type)
{
    return type_bare(type)->kind == TYPE_POINTER;
}

/* `value` is what a reference of this type may be; `bound`: of so many elements. */
static bool is_promised(struct prover *p, const struct low_value *value, const struct type *type,
                        const struct type *element, const struct sum *bound, size_t at)
{
    type = type_bare(type);
    struct need need = need_of(type);
    const struct reference *reference = &type->reference;
    bool is_counted = reference->bound &&
                      (reference->kind == REFERENCE_COUNTED || reference->kind == REFERENCE_SIZED);
    if (!is_counted)
        return prove_kind(p, value, need, at);
    if (need.is_start && !prove_kind(p, value, need, at))
        return false;
    if (!element)
        return false;
    element = type_bare(element);
    static const struct type byte = {
        .kind = TYPE_INTEGER, .rank = RANK_SCHAR, .size = 1, .align = 1};
    bool is_void = element->kind == TYPE_VOID;
    bool is_alike = reference->kind == REFERENCE_SIZED ? !type_has_references(element)
                                                       : type_alike(element, type->target);
    struct need span = {.target = is_void ? &byte : element,
                        .is_bytes = reference->kind == REFERENCE_SIZED,
                        .is_nullable = reference->is_nullable};
    return is_alike && prove_span(p, value, &none, bound, span, at);
}

/* R24: null is refused here, since the callee is not this module. */
static bool must_be_there(const struct type *type)
{
    type = type_bare(type);
    const struct reference *reference = &type->reference;
    bool is_counted = reference->kind == REFERENCE_COUNTED || reference->kind == REFERENCE_SIZED;
    return type->kind == TYPE_POINTER && !reference->is_nullable && !is_counted;
}

/* --- Procedures -------------------------------------------------------------------------------------------- */

static void call_argument(struct prover *p, const struct low_stmt *call, const struct type *type,
                          size_t i, const struct low_value *const *values,
                          const struct type *const *types, size_t at)
{
    size_t hidden = call->signature->result.passing == LOW_PASS_COPY;
    const struct low_argument *argument = &call->arguments[i + hidden];
    const struct low_pass *pass = &call->signature->parameters[i];
    const struct type *parameter = type_bare(type->parameters[i].type);
    if (pass->passing == LOW_PASS_STRUCT) {
        if (!argument->place || !type_alike(argument->place->type, parameter))
            broken(p, call, "a struct of another type is passed");
        return;
    }
    if (!argument->value)
        broken(p, call, "an argument without value");
    if (pass->passing == LOW_PASS_COPY) {
        struct need need = {.target = parameter};
        if (!prove_there(p, argument->value, at) || !prove_kind(p, argument->value, need, at))
            broken(p, call, "a struct of another type is passed by address");
        return;
    }
    if (argument->value->type != pass->type)
        broken(p, call, "an argument of another type");
    if (!is_reference(parameter))
        return;
    struct sum bound = {0};
    if (parameter->reference.bound)
        bound = sum_of_bound(p, parameter->reference.bound, values, types, type->parameter_count);
    if (!is_promised(p, argument->value, parameter, argument->type, &bound, at))
        broken(p, call, "an argument is not what its parameter is declared as");
    bool is_foreign = call->callee != LOW_CALL_FUNCTION && must_be_there(parameter);
    if (is_foreign && !prove_there(p, argument->value, at))
        broken(p, call, "an argument may be null");
}

/* The tagged values of a formatted call: an array of the caller's own, written right before. */
static const struct low_value *stored_word(struct prover *p, const struct low_local *array,
                                           uint64_t word, size_t at)
{
    while (at-- > 0 && p->function->stmts[at]->kind != LOW_LABEL) {
        const struct low_stmt *stmt = p->function->stmts[at];
        const struct low_place *place = stmt->place;
        if (stmt->kind != LOW_STORE)
            continue;
        if (place->root == LOW_ROOT_POINTER && place->step_count == 0 && !place->index) {
            size_t set = at;
            while (set-- > 0 && p->function->stmts[set]->local != place->pointer->local)
                ;
            const struct low_stmt *made = p->function->stmts[set];
            bool is_address = made->kind == LOW_SET && made->a->op == LOW_ADDRESS;
            if (is_address)
                place = made->a->place;
        }
        bool is_word = place->root == LOW_ROOT_LOCAL && place->local == array &&
                       place->step_count == 1 && place->steps[0].index &&
                       place->steps[0].index->op == LOW_CONSTANT &&
                       place->steps[0].index->bits == word;
        if (is_word)
            return stmt->a;
    }
    return NULL;
}

/* What came in `...`, handed on as it came: both words, in the function's last two parameters. */
static bool is_rest(const struct prover *p, const struct low_value *tags,
                    const struct low_value *count)
{
    const struct low_function *function = p->function;
    size_t parameters = function->parameter_count;
    if (!type_bare(function->decl->type)->is_variadic || parameters < 2 || !tags || !count ||
        tags->op != LOW_LOCAL || count->op != LOW_LOCAL)
        return false;
    if (tags->local != function->parameters[parameters - 2] ||
        count->local != function->parameters[parameters - 1])
        return false;
    for (size_t i = 0; i < function->stmt_count; i++)
        if (function->stmts[i]->local == tags->local || function->stmts[i]->local == count->local)
            return false;
    return true;
}

/* R12: what is said to be characters is that many of them. */
static void call_tagged(struct prover *p, const struct low_stmt *call, size_t first, size_t at)
{
    const struct low_value *tags = call->arguments[first].value;
    const struct low_value *count = call->arguments[first + 1].value;
    static const struct type letter = {
        .kind = TYPE_INTEGER, .rank = RANK_CHAR, .size = 1, .align = 1};
    size_t set = at;
    if (is_rest(p, tags, count))
        return;
    if (!tags || !count || count->op != LOW_CONSTANT)
        broken(p, call, "tagged arguments without a number");
    if (count->bits == 0)
        return;
    while (set-- > 0 && p->function->stmts[set]->local != tags->local)
        ;
    const struct low_stmt *made = set == SIZE_MAX ? call : p->function->stmts[set];
    if (made->kind != LOW_SET || made->a->op != LOW_ADDRESS ||
        made->a->place->root != LOW_ROOT_LOCAL || made->a->place->step_count ||
        type_bare(made->a->place->type)->count < 3 * count->bits)
        broken(p, call, "tagged arguments are no array of the function");
    const struct low_local *array = made->a->place->local;
    for (uint64_t i = 0; i < count->bits; i++) {
        const struct low_value *kind = stored_word(p, array, 3 * i, at);
        const struct low_value *value = stored_word(p, array, 3 * i + 1, at);
        const struct low_value *length = stored_word(p, array, 3 * i + 2, at);
        if (!kind || !value || !length || kind->op != LOW_CONSTANT)
            broken(p, call, "a tagged argument is not whole");
        if (kind->bits != SPIN_ARG_CHARS)
            continue;
        struct sum chars = sum_of(length);
        if (value->type != LOW_POINTER ||
            !prove_span(p, value, &none, &chars, (struct need){.target = &letter}, at))
            broken(p, call, "a tagged argument has not so many characters");
    }
}

static void call_result(struct prover *p, const struct low_stmt *call, const struct type *type,
                        size_t at)
{
    const struct low_pass *result = &call->signature->result;
    struct need need = {.target = type_bare(type->target)};
    switch (result->passing) {
    case LOW_PASS_NOTHING:
        if (call->local || call->place)
            broken(p, call, "a result of what has none");
        return;
    case LOW_PASS_SCALAR:
        if (call->place || (call->local && call->local->type != result->type))
            broken(p, call, "a result of another type");
        return;
    case LOW_PASS_STRUCT:
        if (call->local || !call->place || !type_alike(call->place->type, type->target))
            broken(p, call, "a struct of another type comes back");
        return;
    case LOW_PASS_COPY:
        if (!call->argument_count || !call->arguments[0].value ||
            !prove_there(p, call->arguments[0].value, at) ||
            !prove_kind(p, call->arguments[0].value, need, at))
            broken(p, call, "a result goes to where it has no room");
        return;
    }
}

static void call_procedure(struct prover *p, const struct low_stmt *call, size_t at)
{
    const struct type *type = type_of_callee(p, call);
    if (!type || type->kind != TYPE_FUNCTION)
        broken(p, call, "a call of what is not known");
    size_t hidden = call->signature->result.passing == LOW_PASS_COPY;
    size_t fixed = type->parameter_count, tagged = type->is_variadic ? 2 : 0;
    if (call->signature->count != fixed + tagged || call->argument_count != hidden + fixed + tagged)
        broken(p, call, "a call with another number of arguments");
    bool is_pointer = call->callee == LOW_CALL_POINTER;
    if (is_pointer && (!prove_there(p, call->a, at) ||
                       !prove_kind(p, call->a, (struct need){.function = type}, at)))
        broken(p, call, "a procedure value may be null, or of another type");
    const struct low_value **values = arena_array(p->arena, fixed + 1, sizeof *values);
    const struct type **types = arena_array(p->arena, fixed + 1, sizeof *types);
    for (size_t i = 0; i < fixed; i++) {
        values[i] = call->arguments[i + hidden].value;
        types[i] = type->parameters[i].type;
    }
    call_result(p, call, type, at);
    for (size_t i = 0; i < fixed; i++)
        call_argument(p, call, type, i, values, types, at);
    if (tagged)
        call_tagged(p, call, hidden + fixed, at);
}

/* --- Entries of the kernel ------------------------------------------------------------------------------------ */

static const struct low_value *argument(struct prover *p, const struct low_stmt *call, size_t i)
{
    if (i >= call->argument_count || !call->arguments[i].value)
        broken(p, call, "an entry without its arguments");
    return call->arguments[i].value;
}

static void entry_new(struct prover *p, const struct low_stmt *call)
{
    bool is_flexible = strcmp(call->name, "spin_new_flex") == 0;
    const struct low_value *id = argument(p, call, 0);
    const struct type *type = id->op == LOW_TYPE_ID ? descriptor_of_id(p->unit, id->name) : NULL;
    if (!type || type_is_flexible(type) != is_flexible)
        broken(p, call, "an object of what type?");
}

/* As many bytes as are said, of whole elements where those hold references. */
static void entry_block(struct prover *p, const struct low_stmt *call, size_t at)
{
    static const struct type byte = {
        .kind = TYPE_INTEGER, .rank = RANK_SCHAR, .size = 1, .align = 1};
    bool is_set = strcmp(call->name, "memset") == 0;
    if (!call->type || call->argument_count != 3)
        broken(p, call, "a block of what type?");
    struct sum size = sum_of(argument(p, call, 2));
    bool fills = is_set && argument(p, call, 1)->op != LOW_CONSTANT;
    for (size_t i = 0; i < (is_set ? 1 : 2); i++) {
        const struct type *given = call->arguments[i].type;
        const struct type *element = type_bare(given ? given : call->type);
        bool is_moved = type_has_references(element) || type_has_references(call->type);
        if (is_moved && (fills || !type_alike(element, call->type)))
            broken(p, call, "references are made of bytes");
        struct need need = {.target = element->kind == TYPE_VOID ? &byte : element,
                            .is_bytes = true};
        if (!prove_span(p, argument(p, call, i), &none, &size, need, at))
            broken(p, call, "a block is longer than what is there");
    }
}

static bool atomic_place(struct prover *p, const struct low_stmt *call, size_t at, struct need need)
{
    return prove_there(p, argument(p, call, 0), at) &&
           prove_kind(p, argument(p, call, 0), need, at);
}

/* The value that a word of the function's own memory was stored as, right before. */
static const struct low_stmt *reinterpreted(struct prover *p, const struct low_value *word,
                                            size_t at, size_t *stored_at)
{
    const struct low_function *f = p->function;
    while (word->op == LOW_LOCAL && at-- > 1 && f->stmts[at]->kind != LOW_LABEL) {
        const struct low_stmt *load = f->stmts[at], *store = f->stmts[at - 1];
        if (load->local != word->local)
            continue;
        bool is_pair =
            load->kind == LOW_LOAD && store->kind == LOW_STORE &&
            load->place->root == LOW_ROOT_POINTER && store->place->root == LOW_ROOT_POINTER &&
            !load->place->index && !store->place->index && !load->place->step_count &&
            !store->place->step_count && value_same(load->place->pointer, store->place->pointer);
        *stored_at = at - 1;
        return is_pair ? store : NULL;
    }
    return NULL;
}

/* What goes into a place of references by its bits was a reference that may be there. */
static void atomic_value(struct prover *p, const struct low_stmt *call, const struct type *type,
                         size_t i, size_t at)
{
    size_t stored_at;
    const struct low_stmt *store = reinterpreted(p, argument(p, call, i), at, &stored_at);
    if (!store || !prove_kind(p, store->a, need_of(type), stored_at))
        broken(p, call, "an atomic reference is made of a number");
}

static const struct type *atomic_type(const struct low_stmt *call)
{
    return call->type ? type_bare(call->type) : NULL;
}

static void entry_atomic(struct prover *p, const struct low_stmt *call, size_t at)
{
    const struct type *type = atomic_type(call);
    bool is_load = strcmp(call->name, "spin_atomic_load") == 0;
    bool is_exchange = strcmp(call->name, "spin_atomic_exchange") == 0;
    bool is_compare = strcmp(call->name, "spin_atomic_compare") == 0;
    const struct low_value *size =
        call->argument_count ? argument(p, call, call->argument_count - 1) : NULL;
    if (!type || !size || size->op != LOW_CONSTANT || size->bits > type->size ||
        !atomic_place(p, call, at, (struct need){.target = type}))
        broken(p, call, "an atomic operation on no place");
    if (type->kind != TYPE_POINTER)
        return;
    if (!is_load && !is_exchange && !is_compare)
        broken(p, call, "arithmetic on a reference");
    if (!is_load)
        atomic_value(p, call, type, is_compare ? 2 : 1, at);
}

static void entry_other(struct prover *p, const struct low_stmt *call, size_t at)
{
    static const struct type letter = {
        .kind = TYPE_INTEGER, .rank = RANK_CHAR, .size = 1, .align = 1};
    if (strcmp(call->name, "spin_is") == 0) {
        if (!prove_there(p, argument(p, call, 0), at) ||
            !prove_kind(p, argument(p, call, 0), (struct need){.is_header = true}, at) ||
            argument(p, call, 1)->op != LOW_TYPE_ID)
            broken(p, call, "a type of what is no object");
    } else if (strcmp(call->name, "spin_cstr") == 0) {
        struct sum count = sum_of(argument(p, call, 1));
        if (!prove_span(p, argument(p, call, 0), &none, &count, (struct need){.target = &letter},
                        at))
            broken(p, call, "a string is shorter than what is searched");
    } else if (strcmp(call->name, "spin_install") == 0) {
        if (!prove_kind(p, argument(p, call, 1), (struct need){.is_start = true}, at))
            broken(p, call, "a closure that is no object");
    } else if (strcmp(call->name, "spin_authorise") != 0 &&
               strcmp(call->name, "spin_pointer_hash") != 0) {
        broken(p, call, "an entry that is not known");
    }
}

/* A word of a call in a barrier: a number, or the bits of a reference. */
static const struct low_value *word_value(struct prover *p, const struct low_value *word,
                                          size_t *at)
{
    const struct low_function *f = p->function;
    for (size_t i = *at; word->op == LOW_LOCAL && i-- > 0;) {
        if (f->stmts[i]->kind == LOW_LABEL)
            break;
        if (f->stmts[i]->local != word->local)
            continue;
        bool is_word = f->stmts[i]->kind == LOW_SET &&
                       (f->stmts[i]->a->op == LOW_BITS || f->stmts[i]->a->op == LOW_ZERO32);
        *at = i;
        return is_word ? f->stmts[i]->a->a : word;
    }
    return word;
}

static void entry_try(struct prover *p, const struct low_stmt *call, size_t at)
{
    const struct type *type = call->type ? type_bare(call->type) : NULL;
    const struct low_value *procedure = argument(p, call, 0);
    if (!type || type->kind != TYPE_FUNCTION || type->is_variadic ||
        type->parameter_count >= call->argument_count || !prove_there(p, procedure, at) ||
        !prove_kind(p, procedure, (struct need){.function = type}, at))
        broken(p, call, "a call in a barrier of what is not known");
    size_t count = type->parameter_count;
    const struct low_value **values = arena_array(p->arena, count + 1, sizeof *values);
    const struct type **types = arena_array(p->arena, count + 1, sizeof *types);
    size_t *places = arena_array(p->arena, count + 1, sizeof *places);
    for (size_t i = 0; i < count; i++) {
        places[i] = at;
        values[i] = word_value(p, argument(p, call, i + 1), &places[i]);
        types[i] = type->parameters[i].type;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_reference(types[i]))
            continue;
        const struct type *parameter = type_bare(types[i]);
        struct sum bound = {0};
        if (parameter->reference.bound)
            bound = sum_of_bound(p, parameter->reference.bound, values, types, count);
        if (values[i]->type != LOW_POINTER ||
            !is_promised(p, values[i], parameter, call->arguments[i + 1].type, &bound, places[i]))
            broken(p, call, "an argument is not what its parameter is declared as");
    }
}

static void call_entry(struct prover *p, const struct low_stmt *call, size_t at)
{
    static const struct {
        const char *prefix;
        void (*demand)(struct prover *, const struct low_stmt *, size_t);
    } entries[] = {
        {"spin_atomic_", entry_atomic}, {"mem", entry_block}, {"spin_try_call", entry_try}};
    bool is_new =
        strncmp(call->name, "spin_new", 8) == 0 || strncmp(call->name, "spin_try_new", 12) == 0;
    if (is_new) {
        entry_new(p, call);
        return;
    }
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (strncmp(call->name, entries[i].prefix, strlen(entries[i].prefix)) == 0) {
            entries[i].demand(p, call, at);
            return;
        }
    }
    entry_other(p, call, at);
}

void contract_call(struct prover *p, const struct low_stmt *call, size_t at)
{
    if (call->callee == LOW_CALL_ENTRY)
        call_entry(p, call, at);
    else
        call_procedure(p, call, at);
}

/* --- Results and stores ------------------------------------------------------------------------------------------ */

/* The 64-bit copy that the prologue makes of a parameter, which bounds are computed from. */
static const struct low_value *value_at_start(struct prover *p, const struct low_local *parameter)
{
    const struct low_function *f = p->function;
    const struct low_local *found = NULL;
    size_t sets = 0;
    for (size_t i = 0; i < f->stmt_count && f->stmts[i]->kind != LOW_LABEL && !found; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        bool is_copy =
            stmt->kind == LOW_SET && stmt->local->type == LOW_U64 && !stmt->local->is_parameter &&
            (stmt->a->op == LOW_LOCAL || stmt->a->op == LOW_SIGN32 || stmt->a->op == LOW_ZERO32);
        const struct low_value *value = is_copy && stmt->a->a ? stmt->a->a : stmt->a;
        if (is_copy && value->op == LOW_LOCAL && value->local == parameter)
            found = stmt->local;
    }
    for (size_t i = 0; i < f->stmt_count; i++)
        sets += found && f->stmts[i]->local == found;
    if (sets != 1)
        return NULL;
    struct low_value *value = ARENA_NEW(p->arena, struct low_value);
    *value =
        (struct low_value){.op = LOW_LOCAL, .type = LOW_U64, .local = (struct low_local *)found};
    return value;
}

void contract_return(struct prover *p, const struct low_stmt *back, size_t at)
{
    const struct low_function *f = p->function;
    const struct low_pass *result = &f->signature->result;
    const struct type *type = type_bare(f->decl->type);
    bool has_value = result->passing == LOW_PASS_SCALAR,
         has_place = result->passing == LOW_PASS_STRUCT;
    if (has_value != (back->a != NULL) || has_place != (back->place != NULL) ||
        (has_value && back->a->type != result->type) ||
        (has_place && !type_alike(back->place->type, type->target)))
        broken(p, back, "a return of another type");
    if (!has_value || !is_reference(type->target))
        return;
    size_t count = type->parameter_count, hidden = 0;
    const struct type *target = type_bare(type->target);
    struct sum bound = {0};
    const struct low_value **values = arena_array(p->arena, count + 1, sizeof *values);
    const struct type **types = arena_array(p->arena, count + 1, sizeof *types);
    for (size_t i = 0; i < count; i++) {
        values[i] = value_at_start(p, f->parameters[i + hidden]);
        types[i] = type->parameters[i].type;
    }
    if (target->reference.bound)
        bound = sum_of_bound(p, target->reference.bound, values, types, count);
    if (!is_promised(p, back->a, target, target->target, &bound, at))
        broken(p, back, "a result is not what is declared");
}

bool contract_is_atomic(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    const struct low_function *f = p->function;
    const struct low_value *word = stmt->kind == LOW_STORE ? stmt->a : NULL;
    if (stmt->kind == LOW_LOAD && at > 0 && f->stmts[at - 1]->kind == LOW_STORE)
        word = f->stmts[at - 1]->a;
    while (word && word->op == LOW_LOCAL && at-- > 0 && f->stmts[at]->kind != LOW_LABEL) {
        const struct low_stmt *call = f->stmts[at];
        if (call->local != word->local)
            continue;
        if (call->kind == LOW_SET) {
            word = call->a;
            continue;
        }
        const struct type *type = call->kind == LOW_CALL && call->callee == LOW_CALL_ENTRY &&
                                          strncmp(call->name, "spin_atomic_", 12) == 0
                                      ? atomic_type(call)
                                      : NULL;
        const struct type *held =
            stmt->place->pointer && stmt->kind == LOW_LOAD ? type_bare(stmt->place->type) : type;
        return type && type->kind == TYPE_POINTER && type_alike(type, held);
    }
    return false;
}

void contract_store(struct prover *p, const struct low_stmt *store, size_t at)
{
    const struct type *type = type_bare(store->place->type);
    if (type->kind != TYPE_POINTER || !type->target) /* tagged values: looked at by their call */
        return;
    /* R5: through a reference only what may be anywhere, since the place may outlive this activation. */
    struct need need = need_of(type);
    need.is_start = need.is_start || (!need.function && store->place->root != LOW_ROOT_LOCAL);
    if (!prove_kind(p, store->a, need, at))
        broken(p, store, "a reference is stored that is not the start of such an object");
}
