/* The checks of a unit, in order. */
#include "check/typing.h"

/* requires: AST_PARSED. ensures: every expression has its type, every conversion is a node. */
static void type_unit(struct checker *c)
{
    struct unit *unit = c->unit;
    types_init(c);
    declare_unit(c);
    kind_unit(c);
    for (size_t i = 0; i < unit->decl_count; i++) {
        if (unit->decls[i]->kind == DECL_VARIABLE)
            check_variable(c, unit->decls[i]);
    }
    for (size_t i = 0; i < unit->decl_count; i++) {
        if (unit->decls[i]->kind == DECL_FUNCTION && unit->decls[i]->body)
            check_body(c, unit->decls[i]);
    }
}

bool check_unit(struct unit *unit, struct diag_list *diags)
{
    struct checker checker = {.arena = unit->arena, .unit = unit, .diags = diags};
    type_unit(&checker);
    return diag_errors(diags) == 0;
}
