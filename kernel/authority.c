/* Authority over an event. */
#include "authority.h"

#include "call.h"
#include "domain.h"
#include "explain.h"

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
    if (!event->authoriser || !domain_is_open(event->domain))
        return false;
    fill(&request, plan);
    struct call call = {
        .name = "authoriser",
        .domain = event->domain,
        .code = event->authoriser,
        .registers = {.general = {(uintptr_t)&request}},
        .limit = domain_limits()->guard,
    };
    return succeeded(call_run_apart(&call)) && (call.registers.result[0] & 0xff) != 0;
}

static bool exists(const struct event *event, uint64_t implementer)
{
    const struct event *at = event_first();
    while (at && at != event)
        at = at->next;
    return at && domain_id(at->domain) == implementer;
}

/* The authoriser, or whoever ran beside it, may have ended its domain, and the event with it, or the domain
 * that asks. */
status authority_ask(const struct event *event, const struct install_plan *plan)
{
    if (plan->domain == event->domain || event->is_notice) /* a handler is told only of its own */
        return OK;
    uint64_t implementer = domain_id(event->domain), requester = domain_id(plan->domain);
    bool agreed = agrees(event, plan);
    if (!exists(event, implementer) || !domain_numbered(requester))
        return explain(STATUS_NOT_FOUND, "a domain was destroyed while it was asked");
    if (agreed)
        return OK;
    return explain(STATUS_DENIED, "'%s' does not let '%s' install on '%s'",
                   domain_name(event->domain), domain_name(plan->domain), event->procedure);
}
