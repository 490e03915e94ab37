/* Interface event: handlers on events. Every procedure of an interface is an event; the right to call it
 * is the right to raise it.
 *
 * install() and authorise() are words of the language (spin/safe.h), because the compiler types them. The
 * module that implements an event decides who may install on it; by default only itself. A `struct
 * binding *` is a capability for one installed handler. */
#pragma once

#include <spin/safe.h>

enum event_operation { EVENT_INSTALL, EVENT_UNINSTALL };

/* What an authoriser is asked. It answers at once: one that would wait, for a lock, a device or the time, has
 * used its time up, and whoever asks others itself is refused. */
struct install_request {
    u32 operation;      /* enum event_operation */
    u32 order, flags;   /* as given to install() */
    u32 limit_us;       /* 0: the default */
    u64 requester;      /* number of the domain that asks; never used for another */
    char name[32];      /* its module's name, ended by NUL, cut to 31 characters */
    _Bool is_ephemeral; /* the handler may be killed at any instruction */
};

/* The implementation of an event as a handler, to be removed: then only handlers that were installed run,
 * and without any a raise faults its raiser when the event has a result. The module may install it again,
 * as the default handler for example. `procedure` is one that the caller implements; null when it is not,
 * or was removed. */
struct binding *__nullable event_implementation(const char *__cstr procedure);

/* Removes a handler: no raise that starts after this returns runs it. STATUS_DENIED for a binding of another
 * domain, unless the caller implements the event; STATUS_NOT_FOUND when it was removed already. */
status event_uninstall(struct binding *binding) __must_check;
