/* EFF: what ephemeral and functional procedures may do (R23).
 *
 * Ephemeral code may be killed at any instruction, so it allocates nothing and calls only code of
 * its kind. Functional code (guards) writes nothing but its own automatic locals, so that a
 * dispatcher may run it as often and in whatever order it likes. */
#include "check/callgraph.h"
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

/* --- Declared effects ------------------------------------------------------------------------- */

static void effect_declare(struct checker *c)
{
    struct unit *unit = c->unit;
    for (size_t i = 0; i < unit->decl_count; i++) {
        struct decl *decl = unit->decls[i];
        if (decl->kind != DECL_FUNCTION)
            continue;
        decl->canonical->is_ephemeral |= annotation_find(decl->annotations, "ephemeral") != NULL;
        decl->canonical->is_functional |= annotation_find(decl->annotations, "functional") != NULL;
    }
}

static void effect_declaration(struct walk *walk, struct decl *decl)
{
    const struct decl *first = decl->canonical;
    /* EFF-09: state that survives the call. */
    if (decl->kind == DECL_VARIABLE && decl->storage == STORAGE_STATIC && walk->function &&
        walk->function->canonical->is_functional)
        refuse(walk->checker, CHECK_functional_static, decl->where, walk->function->name,
               decl->name);
    if (decl->kind != DECL_FUNCTION)
        return;
    /* EFF-08: whoever reads one declaration must know. */
    bool ephemeral = annotation_find(decl->annotations, "ephemeral") != NULL;
    bool functional = annotation_find(decl->annotations, "functional") != NULL;
    bool first_ephemeral = annotation_find(first->annotations, "ephemeral") != NULL;
    bool first_functional = annotation_find(first->annotations, "functional") != NULL;
    if ((ephemeral != first_ephemeral || functional != first_functional) &&
        refuse(walk->checker, CHECK_effect_redeclared, decl->where, decl->name,
               ephemeral != first_ephemeral ? "__ephemeral" : "__functional"))
        diag_note(walk->checker->diags, first->where, "first declared here");
}

/* --- Allocation ------------------------------------------------------------------------------- */

/* What an expression asks the kernel for, or NULL. */
static const char *allocation(const struct expr *expr)
{
    if (expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_TO_CSTR)
        return "a terminated copy of a string";
    if (expr->kind != EXPR_INTRINSIC)
        return NULL;
    switch (expr->intrinsic) {
    case INTRINSIC_NEW: return "new";
    case INTRINSIC_TRY_NEW: return "try_new";
    case INTRINSIC_NEW_ARRAY: return "new_array";
    case INTRINSIC_TRY_NEW_ARRAY: return "try_new_array";
    case INTRINSIC_NEW_FLEX: return "new_flex";
    case INTRINSIC_INSTALL: return "install";
    case INTRINSIC_AUTHORISE: return "authorise";
    case INTRINSIC_TRY_CALL: return "try_call";
    case INTRINSIC_AS:
    case INTRINSIC_AS_ARRAY:
    case INTRINSIC_IS:
    case INTRINSIC_LENOF:
    case INTRINSIC_VIEW:
    case INTRINSIC_SUB:
    case INTRINSIC_ELEMS:
    case INTRINSIC_COPY:
    case INTRINSIC_FILL:
    case INTRINSIC_ZERO:
    case INTRINSIC_MEMCPY:
    case INTRINSIC_MEMMOVE:
    case INTRINSIC_MEMSET:
    case INTRINSIC_MEMCMP:
    case INTRINSIC_ADD_OK:
    case INTRINSIC_SUB_OK:
    case INTRINSIC_MUL_OK:
    case INTRINSIC_ATOMIC_LOAD:
    case INTRINSIC_ATOMIC_STORE:
    case INTRINSIC_ATOMIC_EXCHANGE:
    case INTRINSIC_ATOMIC_ADD:
    case INTRINSIC_ATOMIC_SUB:
    case INTRINSIC_ATOMIC_AND:
    case INTRINSIC_ATOMIC_OR:
    case INTRINSIC_ATOMIC_XOR:
    case INTRINSIC_ATOMIC_COMPARE:
    case INTRINSIC_POINTER_HASH:
    case INTRINSIC_ASSERT:
    case INTRINSIC_FORMAT_REST:
    case INTRINSIC_EXPECT: break;
    }
    return NULL;
}

/* --- Ephemeral -------------------------------------------------------------------------------- */

static void ephemeral_expression(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    const char *name = walk->function->name;
    const char *what = allocation(expr);
    if (what) /* EFF-01 */
        refuse(c, CHECK_ephemeral_allocates, expr->where, name, what);
    if (expr->kind != EXPR_CALL)
        return;
    const struct decl *callee = call_target(expr);
    if (!callee) /* EFF-03 */
        refuse(c, CHECK_ephemeral_pointer, expr->where, name, expr_text(c, expr->a));
    else if (!callee->is_ephemeral && /* EFF-02 */
             refuse(c, CHECK_ephemeral_calls, expr->where, name, callee->name))
        note_declared(c, callee);
}

/* --- Functional ------------------------------------------------------------------------------- */

/* Whether a place is an automatic local, or part of one, reached without a reference. */
static bool is_own_place(const struct expr *place)
{
    const struct expr *outer;
    while ((outer = place_outer(place)) != NULL)
        place = outer;
    return (place->kind == EXPR_NAME && decl_is_automatic(place->decl)) ||
           place->kind == EXPR_COMPOUND;
}

/* The same for a reference that an operation writes through. */
static bool refers_to_own_place(const struct expr *value)
{
    while (value->kind == EXPR_CONVERT && value->conversion != CONVERT_LOAD &&
           value->conversion != CONVERT_DECAY)
        value = value->a;
    bool is_address = value->kind == EXPR_UNARY && value->op == OP_ADDRESS;
    bool is_decay = value->kind == EXPR_CONVERT && value->conversion == CONVERT_DECAY;
    return (is_address || is_decay) && is_own_place(value->a);
}

/* The place of the first argument that an intrinsic writes through; SIZE_MAX when it writes nothing. */
static size_t written_reference(enum intrinsic i)
{
    if (i == INTRINSIC_COPY || i == INTRINSIC_FILL || i == INTRINSIC_ZERO ||
        i == INTRINSIC_MEMCPY || i == INTRINSIC_MEMMOVE || i == INTRINSIC_MEMSET)
        return 0;
    if (i > INTRINSIC_ATOMIC_LOAD && i <= INTRINSIC_ATOMIC_COMPARE)
        return 0;
    if (i == INTRINSIC_ADD_OK || i == INTRINSIC_SUB_OK || i == INTRINSIC_MUL_OK)
        return 2;
    return SIZE_MAX;
}

/* What an intrinsic writes through that is not the procedure's own, or NULL. */
static const struct expr *foreign_reference(const struct expr *expr)
{
    if (expr->kind != EXPR_INTRINSIC)
        return NULL;
    size_t first = written_reference(expr->intrinsic);
    if (first < expr->argument_count && !refers_to_own_place(expr->arguments[first]))
        return expr->arguments[first];
    bool writes_two = expr->intrinsic == INTRINSIC_ATOMIC_COMPARE; /* what it expected, too */
    return writes_two && !refers_to_own_place(expr->arguments[1]) ? expr->arguments[1] : NULL;
}

static void functional_writes(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    bool is_step = expr->kind == EXPR_UNARY && expr->op >= OP_PRE_INC && expr->op <= OP_POST_DEC;
    const struct expr *odd = foreign_reference(expr);
    if ((expr->kind == EXPR_ASSIGN || is_step) && !is_own_place(expr->a))
        odd = expr->a;
    if (odd) /* EFF-04 */
        refuse(c, CHECK_functional_writes, expr->where, walk->function->name, expr_text(c, odd));
}

static void functional_expression(struct walk *walk, struct expr *expr)
{
    struct checker *c = walk->checker;
    const char *name = walk->function->name;
    functional_writes(walk, expr);
    const char *what = allocation(expr);
    if (what) /* EFF-05 */
        refuse(c, CHECK_functional_allocates, expr->where, name, what);
    if (expr->kind != EXPR_CALL)
        return;
    const struct decl *callee = call_target(expr);
    if (!callee) /* EFF-03 */
        refuse(c, CHECK_functional_pointer, expr->where, name, expr_text(c, expr->a));
    else if (!callee->is_functional && /* EFF-06 */
             refuse(c, CHECK_functional_calls, expr->where, name, callee->name))
        note_declared(c, callee);
}

static void effect_expression(struct walk *walk, struct expr *expr)
{
    if (!walk->function)
        return;
    if (walk->function->canonical->is_ephemeral)
        ephemeral_expression(walk, expr);
    if (walk->function->canonical->is_functional)
        functional_expression(walk, expr);
}

static void effect_function(struct walk *walk, struct decl *function)
{
    /* EFF-07 */
    if (function->canonical->is_functional && callgraph_is_cyclic(walk->state, function->canonical))
        refuse(walk->checker, CHECK_functional_recursion, function->where, function->name);
}

void rules_effect(struct checker *c)
{
    static const struct walk_rule rule = {.declaration = effect_declaration,
                                          .function = effect_function,
                                          .expression = effect_expression};
    effect_declare(c);
    struct callgraph *graph = callgraph_new(c);
    callgraph_mark_recursive(graph);
    walk_unit(&rule, c, graph);
}
