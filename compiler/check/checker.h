/* What all check files share: the state of one check_unit() and the way to refuse.
 *
 * Protocol:
 *   if (<what must not be> && refuse(c, CHECK_name, where, text...)) {
 *       diag_note(c->diags, declaration, "...");
 *       return NULL;               // or mark the node: type NULL
 *   }
 *   ... go on as if it were legal: this is what a dropped check does
 * Never call diag_report() from a check directly. */
#pragma once

#include "check/check.h"

enum check {
#define CHECK(name, code) CHECK_##name,
#include "check/table.def"
#undef CHECK
    CHECK_COUNT
};

struct checker {
    struct arena *arena;
    struct unit *unit;
    struct diag_list *diags;
    uint32_t part;                 /* the source whose declarations are being completed */
    struct decl *function;         /* whose body is being typed, or NULL */
    struct switch_scope *switches; /* stmt.c: the switch statements around */
    struct type *integers[RANK_LONG_LONG + 1][2];
    struct type *void_type, *bool_type, *float_type, *double_type;
};

/* Reports the code of `check` at `where`; the arguments match the code's template in diag.def. True,
 * unless the check is dropped: then nothing is reported and the caller goes on. */
bool refuse(struct checker *c, enum check check, struct where where, ...);

/* Adds a note to the last report: where the name is declared that the expression is, if it is one. */
void note_declared(struct checker *c, const struct decl *decl);
void note_named(struct checker *c, const struct expr *expr);

/* Whether the check function counts. One function in one file, chosen by the build: enabled.c says
 * yes, mutant.c says no to the one that was dropped. */
bool check_enabled(enum check check);
