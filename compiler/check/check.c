/* The checks of a unit, in order. */
#include "check/checker.h"

bool check_unit(struct unit *unit, struct diag_list *diags)
{
    struct checker checker = {.arena = unit->arena, .unit = unit, .diags = diags};
    struct checker *c = &checker;
    (void)c;
    return diag_errors(diags) == 0;
}
