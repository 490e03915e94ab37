/* The checks of a unit, in order. */
#include "check/rules.h"
#include "check/typing.h"

/* requires: AST_PARSED. ensures: every expression has its type, every conversion is a node. */
static void type_unit(struct checker *c)
{
    struct unit *unit = c->unit;
    types_init(c);
    declare_unit(c);
    kind_unit(c);
    for (size_t i = 0; i < unit->decl_count; i++) {
        c->part = unit->decls[i]->part;
        if (unit->decls[i]->kind == DECL_VARIABLE)
            check_variable(c, unit->decls[i]);
    }
    for (size_t i = 0; i < unit->decl_count; i++) {
        c->part = unit->decls[i]->part;
        if (unit->decls[i]->kind == DECL_FUNCTION && unit->decls[i]->body)
            check_body(c, unit->decls[i]);
    }
}

/* requires: a typed unit. Interfaces and capabilities first: others ask whose a procedure is. */
static void check_families(struct checker *c)
{
    rules_interface(c);
    rules_capability(c);
    rules_global(c);
    rules_limit(c);
    rules_union(c);
    rules_view(c);
    rules_flexible(c);
    rules_block(c);
    rules_scope(c);
    rules_format(c);
    rules_order(c);
    rules_effect(c);
    rules_event(c);
}

bool check_unit(struct unit *unit, struct diag_list *diags)
{
    struct checker checker = {.arena = unit->arena, .unit = unit, .diags = diags};
    rules_subset(&checker);
    if (diag_errors(diags) == 0)
        type_unit(&checker);
    if (diag_errors(diags) == 0)
        check_families(&checker);
    return diag_errors(diags) == 0;
}
