/*
 * Requests to block devices that an extension began and does not wait for.
 *
 * What the extension holds is a capability whose object says how the request ended, and is the collector's.  The
 * request itself is the kernel's, from its beginning until it is done; it keeps the buffer and the object alive, is
 * counted in the account of the domain that began it, and ends with that domain: nothing is written to the buffer
 * afterwards.
 */
#pragma once

#include "driver.h"

#include <spin/status.h>

struct request;

/* The object behind a `struct device_request *` of an extension. */
struct request_record {
    struct request *request; /* NULL: it is done */
    int64_t result;          /* then: as of driver_read() and driver_write() */
};

/* What a request is to be. */
struct request_plan {
    struct driver *driver;
    struct domain *owner;
    enum machine_operation operation;
    uint64_t position;
    uint8_t *buffer; /* start of an object of the heap */
    size_t n;
};

/* Begins one; it may be done when this returns. NULL, with the reason in `why`: LIMIT, NO_MEMORY, INVALID: the buffer is
 * no object of so many bytes. */
struct request_record *request_begin(const struct request_plan *plan, status *why);

/* What a capability leads to. Faults the caller when it is none. */
struct request_record *request_record_of(const void *capability);

/* Whether it is done, as of now. */
bool request_is_done(const struct request_record *record);

/* Waits till it is done; its result, or -1: the strand was killed. */
int64_t request_await(struct request_record *record);

/* Ends one that is not done with -1: its buffer stays as it is. False: it is done. */
bool request_cancel(const struct request_record *record);

/* Ends those of a domain. */
void request_forget(const struct domain *owner);
