/* What the files of lowering share: the state of one function and constructors of lowered nodes.
 *
 * requires: a tree that check_unit() accepted. Whatever is not promised there ends in lower_ice().
 * An rvalue is one of: a scalar value, a wide reference (three values), or a struct in a place.
 * Values handed around may mention user locals: whoever evaluates something with side effects
 * between making a value and using it captures the value first (rvalue_capture). */
#pragma once

#include "low.h"

#include <spin/abi.h>

/* Result of lowering an expression. Unused parts are NULL. */
struct rvalue {
    struct low_value *value;  /* scalar, or the base of a wide reference */
    struct low_value *length; /* wide: elements from base, u64 */
    struct low_value *index;  /* wide: position, u64 */
    struct low_place *place;  /* struct or union */
};

/* What lowering knows about a variable (decl->lowered of the canonical declaration). */
struct variable {
    struct low_local *local;          /* scalar, memory, or base of a wide reference */
    struct low_local *length, *index; /* wide */
    struct low_local *pointer;        /* parameter of struct type that came by address */
    struct low_local *count;          /* parameter: its value at entry as u64, for bounds */
    struct low_global *global;
    struct low_object *object;
};

struct low_label {
    const char *name;
    uint32_t number;
    struct low_label *next;
};

/* The function being lowered. */
struct lowering {
    struct low_unit *unit;
    struct arena *arena;
    struct low_function *function;
    struct where where;                             /* of the statement or expression in work */
    uint32_t break_label, continue_label;           /* 0: none */
    struct low_local *busy, *free[LOW_POINTER + 1]; /* temporaries */
    struct name_set *names;                         /* of this function */
    struct low_stmt *switch_stmt;                   /* collects the cases of the innermost switch */
    uint32_t default_label;
    struct low_label *labels;
    uint32_t local_count;
    uint32_t pinned;   /* > 0: inside a statement expression, temporaries are not reused */
    uint32_t captures; /* > 0: a value read from a user's local is copied at once, since something
                          evaluated later may change the local */
    struct low_local *result;  /* hidden result pointer or NULL */
    struct low_local *rest[2]; /* what came in `...`: the tagged values and their number */
};

_Noreturn void lower_ice(struct where where, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* --- low.c: nodes -------------------------------------------------------------------------------- */

struct low_value *low_u32(struct lowering *l, uint32_t bits);
struct low_value *low_u64(struct lowering *l, uint64_t bits);
struct low_value *low_null(struct lowering *l);
struct low_value *low_real(struct lowering *l, enum low_type type, double real);
struct low_value *low_use(struct lowering *l, struct low_local *local);
struct low_value *low_unary(struct lowering *l, enum low_op op, enum low_type type,
                            struct low_value *a);
struct low_value *low_binary(struct lowering *l, enum low_op op, struct low_value *a,
                             struct low_value *b); /* result type by the operator's rule */
struct low_value *low_named(struct lowering *l, enum low_op op, const char *name);
bool low_is_constant(const struct low_value *value);
bool low_is_simple(const struct low_value *value); /* constant or local: free to repeat */
bool low_value_mentions(const struct low_value *value, const struct low_local *local);
enum low_type low_op_result(enum low_op op, enum low_type operand);
bool low_op_is_unary(enum low_op op);
bool low_op_is_leaf(enum low_op op);
bool low_op_is_comparison(enum low_op op);

/* Statements that are still being collected, and become those of a function. */
struct low_stmts {
    struct low_stmt **list;
    size_t count, room;
};
void low_stmts_add(struct low_stmts *stmts, struct low_stmt *stmt, struct arena *arena);
/* Whether the statement reads the local, as a value or on the way to a place. */
bool low_stmt_reads(const struct low_stmt *stmt, const struct low_local *local);
void low_stmts_give(const struct low_stmts *stmts, struct low_function *function);

/* Marks references that may lead into locals (lent_words.c). requires: calls know their targets. */
void low_mark_lent(struct low_unit *unit);
struct low_stmt *low_keep_of(const struct low_local *base, struct where where, struct arena *arena);

struct low_stmt *low_append(struct lowering *l, enum low_stmt_kind kind);
/* Says what the entry call that was just made works on: low_stmt.type. */
void low_call_of(struct lowering *l, const struct type *type);
void low_set(struct lowering *l, struct low_local *local, struct low_value *value);
uint32_t low_label_new(struct lowering *l);
void low_label_here(struct lowering *l, uint32_t label);
void low_goto(struct lowering *l, uint32_t label);
void low_if(struct lowering *l, struct low_value *condition, uint32_t label);

/* Temporaries; scalar ones are reused after the full expression that made them. */
struct low_local *low_temporary(struct lowering *l, enum low_type type);
struct low_local *low_memory(struct lowering *l, const struct type *type, const char *shown);
struct low_local *low_local_new(struct lowering *l, const char *name, const char *shown);
struct low_value *low_capture(struct lowering *l, struct low_value *value); /* in a temporary */
struct low_value *low_settle(struct lowering *l, struct low_value *value);  /* unless simple */
void low_release(struct lowering *l); /* end of a full expression */

/* --- places ---------------------------------------------------------------------------------------- */

struct low_place *place_local(struct lowering *l, struct low_local *local);
struct low_place *place_global(struct lowering *l, struct low_global *global);
struct low_place *place_pointer(struct lowering *l, struct low_value *pointer,
                                struct low_value *index, const struct type *type);
struct low_place *place_field(struct lowering *l, const struct low_place *place,
                              const struct field *field);
struct low_place *place_element(struct lowering *l, const struct low_place *place,
                                struct low_value *index);

/* Rows of one procedure (decl->lowered of its canonical declaration). */
struct procedure {
    struct low_function *function;
    struct low_import *import;
    struct low_export *export;
};

/* --- names.c --------------------------------------------------------------------------------------- */

struct name_set *name_set_new(struct arena *arena);
bool name_set_add(struct name_set *set, const char *name); /* false when it was there */
bool name_set_has(const struct name_set *set, const char *name);
struct name_set *name_file_scope_set(const struct low_unit *unit);
const char *name_safe(struct arena *arena, const char *name); /* letters, digits and _ only */
const char *name_file_scope(struct low_unit *unit, const struct decl *decl);
const char *name_local(struct lowering *l, const char *prefix, const char *shown);
const char *name_new(struct low_unit *unit, const char *prefix, const char *hint);

/* --- lists.c: rows of the object's tables ------------------------------------------------------------- */

struct low_site *list_site(struct lowering *l, const struct expr *expr, enum low_check check);
struct low_site *list_site_kind(struct lowering *l, struct where where, uint32_t kind,
                                const char *expression);
struct low_descriptor *list_descriptor(struct low_unit *unit, const struct type *type);
struct low_object *list_literal(struct low_unit *unit, const struct expr *literal);
struct low_import *list_import(struct low_unit *unit, const struct decl *decl);
struct low_object *list_object(struct low_unit *unit, const struct type *element, uint64_t count,
                               const char *hint);
void list_global(struct low_unit *unit, struct low_global *global);
void list_export(struct low_unit *unit, const struct low_function *function);
void list_function(struct low_unit *unit, struct low_function *function);
void list_install(struct low_unit *unit, struct low_install *install);
const char *list_procedure_address(struct low_unit *unit, const struct decl *decl, bool *is_cell);

/* Inserts a check of `expr`; `base` for index checks. Dropped checks insert nothing. */
struct low_site *lower_check(struct lowering *l, enum low_check check, struct low_value *a,
                             struct low_value *b, struct low_value *base, const struct expr *expr);

/* --- types ------------------------------------------------------------------------------------------- */

struct type *lower_strip(const struct type *type); /* type_strip for const pointers */
enum low_type lower_type(const struct type *type); /* of a scalar's value */
bool lower_is_signed(const struct type *type);
bool lower_is_aggregate(const struct type *type);
bool lower_is_wide(const struct type *type);        /* bounded references as values */
struct type *lower_target(const struct type *type); /* stripped pointee */
uint64_t lower_width(const struct type *type);      /* bytes of a scalar */

/* --- expr.c -------------------------------------------------------------------------------------------- */

struct rvalue lower_expr(struct lowering *l, const struct expr *expr);
struct low_value *lower_value(struct lowering *l, const struct expr *expr); /* scalar or null */
void lower_effects(struct lowering *l, const struct expr *expr);            /* value dropped */
bool expr_has_effects(const struct expr *expr);
struct rvalue rvalue_capture(struct lowering *l, struct rvalue value);
struct rvalue lower_before(struct lowering *l, const struct expr *expr, const struct expr *later);
void lower_condition(struct lowering *l, const struct expr *expr, bool when, uint32_t label);

/* --- arith.c --------------------------------------------------------------------------------------------- */

struct low_value *lower_convert(struct lowering *l, struct low_value *value,
                                const struct type *from, const struct type *to);
struct low_value *lower_narrow(struct lowering *l, struct low_value *value,
                               const struct type *type); /* integer type's range */
struct low_value *lower_arithmetic(struct lowering *l, enum operator op, struct low_value *a,
                                   struct low_value *b, const struct type *type,
                                   const struct type *b_type, const struct expr *expr);
struct low_value *lower_compare(struct lowering *l, enum operator op, struct low_value *a,
                                struct low_value *b, const struct type *type);
struct low_value *lower_is_zero(struct lowering *l, struct low_value *value);
struct low_value *lower_is_not_zero(struct lowering *l, struct low_value *value);
struct low_value *lower_to_u64(struct lowering *l, struct low_value *value,
                               const struct type *type); /* extended by the type's sign */
struct low_value *low_add_overflows(struct lowering *l, struct low_value *a, struct low_value *b,
                                    struct low_value *sum);
struct low_value *low_multiply_overflows(struct lowering *l, struct low_value *a,
                                         struct low_value *b);

/* --- place.c ------------------------------------------------------------------------------------------------ */

struct low_place *lower_place(struct lowering *l, const struct expr *expr);
struct rvalue place_load(struct lowering *l, struct low_place *place, const struct type *type,
                         const struct expr *expr);
void place_store(struct lowering *l, struct low_place *place, struct rvalue value,
                 const struct type *type);
struct low_value *place_address(struct lowering *l, struct low_place *place);
void place_copy(struct lowering *l, struct low_place *to, struct low_place *from);
void place_clear(struct lowering *l, struct low_place *place);
struct variable *lower_variable(struct lowering *l, const struct decl *decl);

/* --- reference.c ------------------------------------------------------------------------------------------------ */

struct low_value *wide_available(struct lowering *l, struct rvalue wide, enum low_check check,
                                 const struct expr *expr); /* length - index, checked >= 0 */
struct low_place *wide_element(struct lowering *l, struct rvalue wide, const struct type *target,
                               const struct expr *expr); /* checked */
struct low_value *wide_position(struct lowering *l, struct rvalue wide, const struct type *target);
struct low_value *wide_pointer(struct lowering *l, struct rvalue wide, const struct type *target);
struct rvalue wide_of_array(struct lowering *l, struct low_value *reference);
struct rvalue lower_reference_convert(struct lowering *l, const struct expr *expr);
/* A call of a kernel entry or helper of abi.h; `type` LOW_VOID drops the result. */
struct low_value *lower_entry(struct lowering *l, const char *name, enum low_type type,
                              size_t count, struct low_value **values);
/* Argument i of an intrinsic: from left to right, each safe from the effects of those after it. */
struct rvalue lower_argument(struct lowering *l, const struct expr *expr, size_t i);
struct rvalue lower_atomic(struct lowering *l, const struct expr *expr);
/* length = base ? n : 0 */
void lower_length(struct lowering *l, struct low_local *length, struct low_value *base,
                  struct low_value *n);
/* R3: what goes into a counted parameter or result of the type has n elements, or may be null and is. */
void lower_count_check(struct lowering *l, const struct type *type, struct low_value *base,
                       struct low_value *n, struct low_value *available, const struct expr *expr);
/* A wide reference and the integer beside it, in the order in which they were written (R21). */
struct rvalue lower_offset(struct lowering *l, const struct expr *expr, struct low_value **offset);
struct rvalue lower_wide_binary(struct lowering *l, const struct expr *expr);
struct low_value *lower_address(struct lowering *l, const struct expr *expr);
struct low_value *lower_count(struct lowering *l, struct low_value *reference);

/* --- assign.c, call.c, intrinsic.c, initial.c -------------------------------------------------------------------- */

struct rvalue lower_assign(struct lowering *l, const struct expr *expr, bool is_used);
struct rvalue lower_step(struct lowering *l, const struct expr *expr, bool is_used); /* ++ -- */
void variable_set(struct lowering *l, struct variable *v, struct rvalue value);
struct rvalue lower_call(struct lowering *l, const struct expr *expr);
struct rvalue lower_try_call(struct lowering *l, const struct expr *expr);
struct rvalue lower_intrinsic(struct lowering *l, const struct expr *expr);
const struct low_signature *lower_signature(struct arena *arena, const struct type *type);
bool pass_by_value(const struct type *type);
void lower_list(struct lowering *l, struct low_place *place, const struct expr *list);
void lower_initialise(struct lowering *l, struct low_place *place, const struct type *type,
                      const struct expr *value);
struct low_image lower_image(struct low_unit *unit, const struct type *type,
                             const struct expr *initialiser);

/* Runs a bound expression over parameters: u64, checked; `values` are the evaluated arguments. */
typedef struct low_value *bound_leaf(struct lowering *l, const struct expr *leaf, void *context);
struct low_value *lower_bound(struct lowering *l, const struct expr *bound, bound_leaf *leaf,
                              void *context, const struct expr *site);

/* --- stmt.c, function.c, once.c ---------------------------------------------------------------------------------------- */

void lower_stmt(struct lowering *l, const struct stmt *stmt);
void lower_declare(struct lowering *l, const struct decl *decl);
bool lower_must_not_be_null(const struct type *type);
void lower_global(struct low_unit *unit, const struct decl *decl, const char *name);
struct low_value *lower_zero(struct lowering *l, const struct type *type);
/* R17: a reference from outside to a type this module reveals is this instance's own. */
void lower_capability(struct lowering *l, struct low_value *reference, const struct type *type,
                      bool is_entry, const struct expr *expr);
void lower_function(struct low_unit *unit, struct low_function *function);
