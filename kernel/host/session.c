/* The kernel of this process, and Ctrl-C. */
#include "session.h"

#include "file.h"
#include "host.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

/* Ctrl-C, and what it did before. */
static volatile sig_atomic_t is_interrupted;
static struct sigaction before;

/* Whether the console could not be written. */
static bool has_lost_output;

/* Whether the last thing that ran was reported already, as it happened. */
static bool has_reported;

/* What Ctrl-C ends needs no report, nor what lost its output. */
static bool is_silent(void)
{
    return is_interrupted || has_lost_output;
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

int session_boot(struct session *session, uint64_t fault_limit)
{
    *session = (struct session){NULL, 0, 0};
    const struct spindle_options options = {
        .write = put,
        .report = report,
        .fault_limit = fault_limit,
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

int session_load(struct session *session, const char *path, const char *name, bool debug)
{
    struct file object = {NULL, 0};
    struct domain *domain;
    int result = file_object(path, debug, &object);
    if (result != HOST_DONE)
        return result;
    status loaded = spindle_load(object.bytes, object.size, name, &domain);
    file_free(&object);
    if (failed(loaded))
        return session_failed(loaded, path);
    return session_add(session, domain) ? HOST_DONE : host_error("%s: out of memory", path);
}

/* --- Ctrl-C ------------------------------------------------------------------------------------ */

static void interrupt(int signal)
{
    (void)signal;
    is_interrupted = 1;
    spindle_interrupt();
}

/* A process that was started with Ctrl-C ignored keeps ignoring it. */
void session_catch_interrupt(void)
{
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_ONSTACK | SA_RESTART};
    is_interrupted = 0;
    has_reported = false;
    sigaction(SIGINT, NULL, &before);
    if (before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

void session_release_interrupt(void)
{
    sigaction(SIGINT, &before, NULL);
}

bool session_is_interrupted(void)
{
    return is_interrupted;
}
