/* Requests to block devices. */
#include "request.h"

#include "capability.h"
#include "domain.h"
#include "heap.h"
#include "memory.h"
#include "scheduler.h"

#include "runtime/gc.h"

struct request {
    struct driver_request driver; /* first */
    struct request *next;
    struct domain *owner;
    struct roots {
        struct request_record *record;
        void *buffer;
    } roots;
};

static struct request *all;

static void request_free(struct request *request)
{
    heap_root_remove(&request->roots);
    account_credit(domain_account(request->owner), ACCOUNT_REQUESTS, 1);
    memory_free(request);
}

/* The record has the result, and the extension the bytes. */
static void finish(struct driver_request *done)
{
    struct request *request = (struct request *)(void *)done;
    struct request **link = &all;
    while (*link != request)
        link = &(*link)->next;
    *link = request->next;
    request->roots.record->result = done->result;
    request->roots.record->request = NULL;
    driver_note_done(done->driver, request->owner);
    request_free(request);
}

static struct request *request_new(const struct request_plan *plan, struct request_record *record)
{
    struct request *request = memory_new(sizeof *request);
    if (!request || !heap_root_add(&request->roots, sizeof request->roots)) {
        memory_free(request);
        return NULL;
    }
    request->owner = plan->owner;
    request->roots = (struct roots){record, plan->buffer};
    request->driver = (struct driver_request){
        .driver = plan->driver,
        .operation = plan->operation,
        .position = plan->position,
        .buffer = plan->buffer,
        .n = plan->n,
        .finish = finish,
    };
    return request;
}

/* The compiler has seen to it; what stays behind when everybody has forgotten it is looked at again. */
static bool is_object(const void *buffer, size_t n)
{
    return n == 0 || (gc_base(buffer) == buffer && heap_count(buffer) >= n);
}

struct request_record *request_begin(const struct request_plan *plan, status *why)
{
    struct account *account = domain_account(plan->owner);
    *why = STATUS_VALUE(STATUS_INVALID);
    if (!is_object(plan->buffer, plan->n))
        return NULL;
    *why = STATUS_VALUE(STATUS_LIMIT);
    if (!account_charge(account, ACCOUNT_REQUESTS, 1))
        return NULL;
    struct request_record *record = capability_create(CAPABILITY_REQUEST, NULL);
    struct request *request = record ? request_new(plan, record) : NULL;
    if (!request) {
        *why = STATUS_VALUE(record ? STATUS_NO_MEMORY : STATUS_LIMIT);
        account_credit(account, ACCOUNT_REQUESTS, 1);
        return NULL;
    }
    *why = OK;
    record->request = request;
    request->next = all;
    all = request;
    driver_begin(&request->driver);
    sched_arm(); /* a device that never answers is noticed by a tick */
    return record;
}

struct request_record *request_record_of(const void *capability)
{
    (void)capability_target(CAPABILITY_REQUEST, capability);
    return (struct request_record *)(uintptr_t)capability;
}

bool request_is_done(const struct request_record *record)
{
    if (record->request)
        driver_poll();
    return !record->request;
}

int64_t request_await(struct request_record *record)
{
    while (record->request)
        if (!driver_block(&record->request->driver.waiters))
            return -1;
    return record->result;
}

bool request_cancel(const struct request_record *record)
{
    if (request_is_done(record))
        return false;
    driver_cancel(&record->request->driver);
    return true;
}

void request_forget(const struct domain *owner)
{
    struct request *next;
    for (struct request *request = all; request; request = next) {
        next = request->next;
        if (request->owner == owner)
            driver_cancel(&request->driver);
    }
}
