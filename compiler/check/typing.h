/* What the typing files share: types, conversions, expressions, initialisers, constants.
 *
 * Conventions:
 *   - a function that types an expression returns the node to put in its place; a node whose `type`
 *     is NULL was reported and is passed on in silence (bad());
 *   - "value" means an rvalue: loads, decays and procedure values are explicit after value();
 *   - resolved types (resolve()) have no alias at the top and carry every const of the aliases. */
#pragma once

#include "check/checker.h"

/* --- types.c ---------------------------------------------------------------------------------- */

void types_init(struct checker *c);
/* One type object per C integer type. */
struct type *type_integer(struct checker *c, enum integer_rank rank, bool is_signed);
struct type *type_copy(struct checker *c, const struct type *type);
/* The type behind aliases, with the const of the aliases; the same object where nothing is added. */
struct type *resolve(struct checker *c, struct type *type);
/* Without const at the top; aliases are kept where they say nothing about const. */
struct type *unqualified(struct checker *c, struct type *type);
struct type *qualified(struct checker *c, struct type *type, bool is_const);
struct type *pointer_to(struct checker *c, struct type *target, enum reference_kind kind,
                        bool is_scope);
/* The pointer type with another kind; bounds are dropped, const at the top too. */
struct type *with_kind(struct checker *c, struct type *pointer, enum reference_kind kind,
                       bool is_scope);
bool bound_equal(const struct expr *a, const struct expr *b);

enum compare { COMPARE_ALL, COMPARE_UNQUALIFIED, COMPARE_NO_CONST };
/* Whether two types are one: reference kinds and bounds count at every level. UNQUALIFIED ignores
 * const at the top, NO_CONST at every level. */
bool type_equal(struct checker *c, struct type *a, struct type *b, enum compare how);

bool is_kind(struct checker *c, struct type *type, enum type_kind kind);
bool is_reference(struct checker *c, struct type *type, enum reference_kind kind);
bool is_wide(struct checker *c, struct type *type);
const char *spell(struct checker *c, const struct type *type);

/* --- declare.c, bound.c, layout.c ------------------------------------------------------------- */

/* Completes every tag, typedef, declaration and local. */
void declare_unit(struct checker *c);
/* Completes a type written in an expression: defaults at every level. */
struct type *complete_type(struct checker *c, struct type *type, struct where where);
/* Names a bound may use: parameters or the fields of a struct; either may be absent. Enumerators and
 * types of file scope, and those of the function in whose body it stands, if it does. */
struct bound_scope {
    const struct parameter *parameters;
    size_t parameter_count;
    struct tag *tag;
    const struct decl *function;
};
/* The bound written as `text`; NULL after a report. */
struct expr *bound_parse(struct checker *c, const char *text, struct where where,
                         const struct bound_scope *scope);
/* Size, alignment and offsets of every complete struct and union, computed again. */
void layout_unit(struct checker *c);
/* Whether the type has the size and alignment that its parts give. */
bool layout_type(struct checker *c, const struct type *type);
/* Annotation of a name in a list, or NULL. */
const struct annotation *annotation_find(const struct annotation *list, const char *name);

/* --- start.c ---------------------------------------------------------------------------------- */

/* MOD-12: false after a report: the kernel cannot call the `main` that is defined here. requires: its type. */
bool main_check(struct checker *c, const struct decl *decl);

/* --- kind.c ----------------------------------------------------------------------------------- */

/* Decides the kind and scope of every local, and the scope of parameters of static procedures. */
void kind_unit(struct checker *c);

/* --- conversion.c ----------------------------------------------------------------------------- */

enum place {
    PLACE_STORE, /* into a variable, field or element */
    PLACE_PASS,  /* argument or result: counts are checked */
};

struct expr *bad(struct expr *e);
struct expr *expr_new(struct checker *c, enum expr_kind kind, struct where where,
                      struct type *type);
struct expr *expr_convert(struct checker *c, enum conversion conversion, struct expr *a,
                          struct type *type);
struct expr *expr_integer(struct checker *c, uint64_t value, struct type *type, struct where where);
/* The value of a typed expression. */
struct expr *value(struct checker *c, struct expr *e);
/* The value as that type: the conversion table of R7; all else is refused. */
struct expr *convert(struct checker *c, struct expr *e, struct type *target, enum place place);
/* An arithmetic value as an arithmetic type. */
struct expr *convert_arithmetic(struct checker *c, struct expr *e, struct type *target);
/* A scalar value as a condition. */
struct expr *condition(struct checker *c, struct expr *e);
struct expr *promote(struct checker *c, struct expr *e);
/* C's usual arithmetic conversions: the common type of two promoted values. */
struct type *common_type(struct checker *c, struct type *a, struct type *b);
bool is_null_literal(const struct expr *e);
/* Whether a reference to struct `from` may be used as one to `to`: `to` is its first member's type. */
bool is_base_of(struct checker *c, struct type *to, struct type *from);
/* Reports what clang should not have let through. */
struct expr *ill_formed(struct checker *c, struct expr *e, const char *what);

/* --- expr.c, operators.c, call.c, assign.c, builtin.c -------------------------------------------- */

struct expr *check_expr(struct checker *c, struct expr *e);
/* The same as a value. */
struct expr *check_value(struct checker *c, struct expr *e);
struct expr *check_index(struct checker *c, struct expr *e, bool is_address);
/* An integer value as an offset of 64 bits; + - * of signed integers are done in 64 bits (R20). */
struct expr *offset_value(struct checker *c, struct expr *e);
struct expr *check_unary(struct checker *c, struct expr *e);
struct expr *check_binary(struct checker *c, struct expr *e);
struct expr *check_conditional(struct checker *c, struct expr *e);
struct expr *check_assign(struct checker *c, struct expr *e);
/* The value, unless the local's type does not know that such values get in. */
struct expr *into_local(struct checker *c, struct expr *e, const struct type *local);
struct expr *check_step(struct checker *c, struct expr *e); /* ++ and -- */
/* Whether the type is const, or has a const member at any depth: then it is not written as a whole. */
bool has_const_member(struct checker *c, struct type *type);
/* Whether the place may be written; refuses when not. */
bool check_modifiable(struct checker *c, const struct expr *place, struct where where);
struct expr *check_call(struct checker *c, struct expr *e);
/* A cast; one around a call of a reserved builtin becomes an intrinsic. */
struct expr *check_cast(struct checker *c, struct expr *e);
/* An atomic operation as an intrinsic, typed. atomic.c */
struct expr *check_atomic(struct checker *c, struct expr *e);
/* try_call() of a call as an intrinsic, typed. call.c */
struct expr *check_try_call(struct checker *c, struct expr *e);
/* elems() of a slice as an intrinsic, typed. slice.c */
struct expr *check_elems(struct checker *c, struct expr *e);
/* The intrinsic for a call of a builtin, typed; NULL when the callee is no builtin. */
struct expr *check_builtin(struct checker *c, struct expr *call, struct type *written);
/* The variable or parameter a place is part of without a dereference, or NULL. */
struct decl *place_root(const struct expr *place);

/* --- dropped.c ---------------------------------------------------------------------------------- */

/* Typed, its value dropped; refuses to drop the result of a `__must_check` procedure. */
struct expr *check_dropped(struct checker *c, struct expr *e);
/* The same for a cast to void, which says that the value is dropped on purpose. */
struct expr *check_voided(struct checker *c, struct expr *e);
/* Refuses a typed value that is dropped where it is, or goes into one that is. */
void check_unheard(struct checker *c, const struct expr *e);

/* --- fold.c, init.c, constant.c, stmt.c --------------------------------------------------------- */

/* Sets is_constant and integer when the node's operands are integer constants. */
void fold(struct checker *c, struct expr *e);
/* The value truncated or extended as the integer type stores it. */
uint64_t fold_truncate(struct checker *c, uint64_t value, struct type *type);

/* The initialiser of a place of that type, as a value or a list of semantic items. */
struct expr *check_initialiser(struct checker *c, struct expr *e, struct type *type);
/* A list for a compound literal or variable. */
struct expr *check_list(struct checker *c, struct expr *list, struct type *type);
/* Refuses what a static initialiser may not hold (R18). */
void constant_initialiser(struct checker *c, struct expr *e);
/* A local or static variable: its type is complete. */
void check_variable(struct checker *c, struct decl *decl);

void check_body(struct checker *c, struct decl *function);
void check_block(struct checker *c, struct stmt *block);
