/* Where slots lead that lead nowhere. */
#include "link_entry.h"

#include "entry.h"
#include "fault.h"

static void unresolved(void)
{
    fault_raise(SPIN_FAULT_START, "call of a procedure that is not resolved", 0, 0);
}

static void dead(void)
{
    fault_raise(SPIN_FAULT_DEAD, "call of a procedure whose domain was destroyed", 0, 0);
}

static void closed(void)
{
    fault_raise(SPIN_FAULT_CLOSED, "call of a procedure whose domain is closed", 0, 0);
}

void *link_entry_unresolved(void)
{
    return entry_create((void *)(uintptr_t)unresolved);
}

void *link_entry_dead(void)
{
    return entry_create((void *)(uintptr_t)dead);
}

void *link_entry_closed(void)
{
    return entry_create((void *)(uintptr_t)closed);
}
