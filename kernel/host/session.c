/* A kernel and the domains loaded into it. */
#include "session.h"

#include "host.h"
#include "interrupt.h"

#include <stdlib.h>
#include <string.h>

/* Whether the console could not be written. */
static bool has_lost_output;

/* Whether the last thing that ran was reported already, as it happened. */
static bool has_reported;

/* What Ctrl-C ends needs no report, nor what lost its output. */
static bool is_silent(void)
{
    return session_is_interrupted() || has_lost_output;
}

static void report(void *context, const char *text)
{
    (void)context;
    has_reported = true;
    if (!is_silent())
        host_fault(text);
}

/* The console is standard output. An extension is not told that nobody reads it any more: it is ended. */
static void put(void *context, const char *text, size_t n)
{
    (void)context;
    if (!host_write(text, n)) {
        has_lost_output = true;
        spindle_interrupt();
    }
}

int session_fault(const char *text)
{
    if (!has_reported && !is_silent())
        host_fault(text);
    return HOST_FAULT;
}

int session_failed(status why, const char *what)
{
    if (why.code == STATUS_FAULT || why.code == STATUS_TIME)
        return session_fault(spindle_message());
    return host_error("%s%s%s", what ? what : "", what ? ": " : "", spindle_message());
}

int session_boot(struct session *session, uint64_t memory, uint64_t fault_limit, uint64_t seed)
{
    *session = (struct session){NULL, 0, 0};
    const struct spindle_options options = {
        .memory = memory,
        .write = put,
        .report = report,
        .fault_limit = fault_limit,
        .seed = seed,
    };
    status booted = spindle_boot(&options);
    if (failed(booted))
        return host_error("the kernel does not start: %s", spindle_message());
    status trusted = spindle_trust_directory(NULL);
    return failed(trusted) ? session_failed(trusted, NULL) : HOST_DONE;
}

void session_end(struct session *session)
{
    spindle_shutdown();
    session_forget(session);
}

void session_forget(struct session *session)
{
    free(session->domains);
    *session = (struct session){NULL, 0, 0};
}

bool session_add(struct session *session, struct domain *domain)
{
    if (session->count == session->room) {
        size_t room = session->room ? 2 * session->room : 8;
        struct domain **grown = reallocarray(session->domains, room, sizeof(struct domain *));
        if (!grown)
            return false;
        session->domains = grown;
        session->room = room;
    }
    session->domains[session->count++] = domain;
    return true;
}

void session_remove(struct session *session, const struct domain *domain)
{
    size_t kept = 0;
    for (size_t i = 0; i < session->count; i++)
        if (session->domains[i] != domain)
            session->domains[kept++] = session->domains[i];
    session->count = kept;
}

int session_load_object(struct session *session, const char *path, const void *bytes, size_t size,
                        const char *name)
{
    struct domain *domain;
    status loaded = spindle_load(bytes, size, name, &domain);
    if (failed(loaded))
        return session_failed(loaded, path);
    return session_add(session, domain) ? HOST_DONE : host_error("%s: out of memory", path);
}

void session_catch_interrupt(void)
{
    has_reported = false;
    interrupt_catch();
}

void session_release_interrupt(void)
{
    interrupt_release();
}

bool session_is_interrupted(void)
{
    return interrupt_happened();
}
