/* Whether any strand could still come back to a range of the arena. */
#include "reach.h"

#include "strand.h"

/* The running strand's stack is not a suspended one: its live part is looked at here. */
static bool own_stack_holds(struct range range)
{
    const struct strand *strand = strand_current();
    if (!strand->stack.high)
        return false;
    const uintptr_t *at = __builtin_frame_address(0);
    for (; (uintptr_t)(at + 1) <= strand->stack.high; at++)
        if (*at >= range.low && *at < range.high)
            return true;
    return false;
}

bool reach_holds(struct range range)
{
    return range.low < range.high && (strand_stacks_hold(range) || own_stack_holds(range));
}
