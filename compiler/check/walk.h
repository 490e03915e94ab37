/* Visits the typed tree for the rule passes: every declaration, statement, expression and written
 * type of a unit, in evaluation order.
 *
 *   - A rule fills in the callbacks it needs; the others are skipped. Children are visited whatever
 *     a callback does.
 *   - `walk->path` is the chain of expressions around the current one, so that a rule can ask what
 *     a value is used for.
 *   - The prelude is visited like everything else: a macro defined before it is included can put
 *     any text there.
 *   - The walk never changes the tree. */
#pragma once

#include "check/checker.h"

struct walk;

/* Callbacks get the node before its children; `leave_` after them. */
struct walk_rule {
    void (*declaration)(struct walk *walk, struct decl *decl); /* any; locals and parameters too */
    void (*function)(struct walk *walk, struct decl *decl);    /* with a body */
    void (*leave_function)(struct walk *walk, struct decl *decl);
    void (*tag)(struct walk *walk, struct tag *tag);
    void (*statement)(struct walk *walk, struct stmt *stmt);
    void (*expression)(struct walk *walk, struct expr *expr);
    void (*leave_expression)(struct walk *walk, struct expr *expr);
    /* A type as written somewhere, outermost level only; `where` is that place. */
    void (*type)(struct walk *walk, struct type *type, struct where where);
};

/* One step of the way from the root of a full expression down to the current expression. */
struct walk_path {
    struct expr *expr;
    const struct walk_path *up;
};

struct walk {
    const struct walk_rule *rule;
    struct checker *checker;
    void *state;                  /* the rule's own */
    struct decl *function;        /* whose body is visited, NULL at file scope */
    struct stmt *statement;       /* innermost */
    const struct walk_path *path; /* expressions around the current one, innermost first */
};

/* Visits the whole unit. */
void walk_unit(const struct walk_rule *rule, struct checker *checker, void *state);

/* Visits one function with a body. */
void walk_function(const struct walk_rule *rule, struct checker *checker, struct decl *function,
                   void *state);

/* Visits one expression; `walk` as a callback got it. */
void walk_expr(struct walk *walk, struct expr *expr);

/* The expression directly around the current one, or NULL. */
struct expr *walk_parent(const struct walk *walk);

/* Whether the declaration comes with the compiler. */
bool walk_is_prelude(const struct unit *unit, struct where where);

/* Calls `visit` for a type and every type it is built of: targets, elements, results, parameters,
 * and what a typedef stands for. It does not enter structs and unions. `visit` returns false to
 * stay out of a type's parts. */
struct type_visit {
    bool (*visit)(struct type_visit *visit, struct type *type, unsigned depth);
    void *state;
};
void type_visit_parts(struct type_visit *visit, struct type *type);
