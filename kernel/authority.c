/* Authority over an event. */
#include "authority.h"

#include "domain.h"
#include "explain.h"
#include "fault.h"
#include "strand.h"

#include <string.h>

static void fill(struct authority_request *request, const struct install_plan *plan)
{
    memset(request, 0, sizeof *request);
    request->order = plan->order;
    request->flags = plan->flags;
    request->limit_us = (uint32_t)(plan->limit / 1000);
    request->requester = domain_id(plan->domain);
    request->is_ephemeral = plan->handler->effects & SPIN_EPHEMERAL;
    strncpy(request->name, domain_name(plan->domain), sizeof request->name - 1);
}

static bool agrees(const struct event *event, const struct install_plan *plan)
{
    struct authority_request request;
    if (!event->authoriser || !domain_is_open(event->domain) || !strand_current()->stack.high)
        return false;
    fill(&request, plan);
    struct machine_registers registers = {.general = {(uintptr_t)&request}};
    const struct activation_plan call = {event->domain, domain_limits()->guard};
    if (activation_call(&call, event->authoriser, &registers) != SPIN_FAULT_NONE) {
        if (fault_is_outward())
            fault_continue();
        return false;
    }
    return (registers.result[0] & 0xff) != 0;
}

status authority_ask(const struct event *event, const struct install_plan *plan)
{
    if (plan->domain == event->domain || agrees(event, plan))
        return OK;
    return explain(STATUS_DENIED, "'%s' does not let '%s' install on '%s'",
                   domain_name(event->domain), domain_name(plan->domain), event->procedure);
}
