/*
 * Drivers: the machine's devices as strands use them.
 *
 * A request goes through frames of the driver's own: what the device writes is copied to whoever asked
 * when it is completed, so one that is cancelled, because its strand or its domain ended, leaves nothing
 * that a device could still write to.  Input of a net or a console is asked for in advance and kept until
 * it is received.
 * Protocol: the procedures that transfer block the running strand, which holds nothing meanwhile and
 * returns -1 when it was killed; a request that was begun blocks nobody.  A block device that does not
 * complete a transfer in time, or a device that answers what cannot be, is closed: everything fails then.
 * A net or console whose other side takes no output in time fails that output only.
 * driver_poll() is for the scheduler: interrupts only say that it is worth it (interrupt.c).
 */
#pragma once

#include "machine/machine.h"
#include "strand.h"

struct driver;

/* Opens a device of the machine; NULL: there is none of that name, or no memory. */
struct driver *driver_open(const char *name);

/* Closes all, at shutdown. */
void driver_shutdown(void);

const struct machine_device *driver_about(const struct driver *driver);

/* A request to a block device, of any length; several of them may be under way, and touch the device in any
 * order. The caller's storage, and the driver's until it is done: what it says, once. */
struct driver_request {
    struct driver *driver;
    enum machine_operation operation;
    uint64_t position;
    uint8_t *
        buffer; /* read or written from the beginning to the end of the request; reachable meanwhile */
    size_t n;
    void (*finish)(struct driver_request
                       *request); /* called when it is done, which frees it perhaps; or NULL */
    struct strand_list waiters;   /* woken when it is done; zero */

    /* The driver's own: zero. */
    bool is_done;
    int64_t result;            /* as of driver_read() and driver_write() */
    size_t done;               /* bytes so far */
    struct transfer *transfer; /* the piece that is under way */
    struct driver_request *next;
};

/* Begins one; it may be done when this returns. */
void driver_begin(struct driver_request *request);

/* Waits in a list, as that of a request, until woken; false: the strand was killed. */
bool driver_block(struct strand_list *list);

/* Ends one that is not done with -1: nothing is copied any more. And all there are, before strands end. */
void driver_cancel(struct driver_request *request);
void driver_cancel_all(void);

/* A block device, and waits. Bytes done, fewer at the end; -1: it failed, or writing is not for it. Reads may begin and
 * end anywhere, writes at multiples of the grain. */
int64_t driver_read(struct driver *driver, uint64_t position, void *buffer, size_t n);
int64_t driver_write(struct driver *driver, uint64_t position, const void *buffer, size_t n);

/* Waits until what was written to a block device before is where it stays: 0; -1: it failed, or is not written to. */
int64_t driver_flush(struct driver *driver);

/* A net: one packet, which is cut to fit; a console: the bytes there are, one at least. -1: it failed. */
int64_t driver_receive(struct driver *driver, void *buffer, size_t n);

/* `n`; -1: it failed, or nobody has taken all of it in time, which may happen later. */
int64_t driver_send(struct driver *driver, const void *buffer, size_t n);

/* Inputs that driver_receive() would take without waiting. */
size_t driver_waiting(const struct driver *driver);

/* Waits until something has come of which `*seen` does not know: input, or a request that driver_note_done() told
 * of. False: the driver failed, or the strand was killed or is not wanted any more. */
bool driver_await_news(struct driver *driver, uint64_t *seen);

/* A request of `owner` is done: news, if the one who is told belongs to it. */
void driver_note_done(struct driver *driver, const struct domain *owner);

/* Who is told: a strand of the kernel that raises `code` each time. The driver keeps it and does not look at it, but
 * for `watcher`: who is none any more is woken by driver_unwatch(), and its news are forgotten. */
struct driver_notice {
    void *code;
    struct strand *watcher; /* NULL: nobody is told */
};
struct driver_notice *driver_notice(struct driver *driver);
void driver_unwatch(struct driver *driver);

/* How long a device may take for a transfer, input of nets and consoles aside; in nanoseconds, default 5 s. */
void driver_patience_set(uint64_t nanoseconds);

/* ---- For the scheduler ---- */

/* Takes what was completed, and wakes who waits for it. */
void driver_poll(void);

/* Read at interrupt level. */
struct driver_words {
    volatile bool has_news;     /* a device interrupted since the last poll */
    volatile uint64_t deadline; /* a request fails then; UINT64_MAX: none is under way */
    volatile size_t waiters;    /* strands that wait for a device */
};
extern struct driver_words driver_words;

/* Whether a poll would find something. I. */
static inline bool driver_is_due(void)
{
    return driver_words.has_news ||
           (driver_words.deadline != UINT64_MAX && machine_clock() >= driver_words.deadline);
}
