/* Running a job: loads and links its files, initialises them, runs their entries side by side. */
#include "job.h"

#include "host.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

/* An entry that was started. */
struct started {
    struct spindle_strand *strand;
    struct spindle_result result;
};

/* --- Entries ----------------------------------------------------------------------------------- */

static bool has_entry(const struct spin_module *module, const char *entry)
{
    if (!entry)
        return module->main != SPIN_NONE;
    for (uint32_t i = 0; i < module->procedure_count; i++)
        if (strcmp(module->procedures[i].name, entry) == 0)
            return true;
    return false;
}

/* Starts the entry of each module that has one. */
static int start(const struct job *job, const struct session *session, const char **arguments,
                 struct started *started, size_t *count)
{
    struct spindle_plan plan = {
        .entry = job->entry,
        .argc = job->argument_count + 1,
        .argv = arguments,
        .limit = job->limit,
    };
    for (size_t i = 0; i < session->count; i++) {
        const struct spin_module *module = spindle_module(session->domains[i]);
        if (!module || !has_entry(module, job->entry))
            continue;
        arguments[0] = module->name;
        status result = spindle_start(session->domains[i], &plan, &started[*count].strand);
        if (failed(result))
            return session_failed(result, NULL);
        ++*count;
    }
    const char *of = session->count == 1 ? job->files[0] : "the files";
    return *count ? HOST_DONE
                  : host_error("%s: no procedure '%s'", of, job->entry ? job->entry : "main");
}

static int wait_for_all(struct started *started, size_t count)
{
    int result = HOST_DONE;
    bool has_fault = false;
    for (size_t i = 0; i < count; i++) {
        spindle_wait(started[i].strand, &started[i].result);
        const struct spindle_result *ended = &started[i].result;
        if (succeeded(ended->outcome)) {
            result = result ? result : ended->exit_status & 0xff;
        } else {
            session_fault(ended->fault);
            has_fault = true;
        }
    }
    return has_fault ? HOST_FAULT : result;
}

static int run_entries(const struct job *job, const struct session *session)
{
    size_t count = 0;
    const char **arguments = calloc((size_t)job->argument_count + 2, sizeof *arguments);
    struct started *started = calloc(session->count, sizeof *started);
    int result = arguments && started ? HOST_DONE : host_error("out of memory");
    for (int i = 0; result == HOST_DONE && i < job->argument_count; i++)
        arguments[i + 1] = job->arguments[i];
    if (result == HOST_DONE)
        result = start(job, session, arguments, started, &count);
    if (result == HOST_DONE)
        result = wait_for_all(started, count);
    free(started);
    free(arguments);
    return result;
}

/* --- The whole --------------------------------------------------------------------------------- */

static int allow_devices(const struct job *job)
{
    for (int i = 0; i < job->argument_count; i++) {
        status allowed = spindle_allow_device(job->arguments[i]);
        if (failed(allowed))
            return session_failed(allowed, job->arguments[i]);
    }
    return HOST_DONE;
}

static int initialise(const struct session *session)
{
    status result = spindle_initialise_all(session->domains, session->count);
    return failed(result) ? session_failed(result, NULL) : HOST_DONE;
}

/* The module whose name is the first `n` characters. */
static struct domain *find_module(const struct session *session, const char *name, size_t n)
{
    for (size_t i = 0; i < session->count; i++) {
        const struct spin_module *module = spindle_module(session->domains[i]);
        if (module && strlen(module->name) == n && memcmp(module->name, name, n) == 0)
            return session->domains[i];
    }
    return NULL;
}

/* `text` is MODULE=INTERFACE. */
static int grant(const struct session *session, const char *text)
{
    const char *interface = strchr(text, '=') + 1;
    struct domain *domain = find_module(session, text, (size_t)(interface - 1 - text));
    if (!domain)
        return host_error("--grant %s: there is no such module", text);
    status granted = spindle_grant(domain, interface);
    return failed(granted) ? session_failed(granted, "--grant") : HOST_DONE;
}

static int link_all(const struct session *session)
{
    status result = spindle_link(session->domains, session->count);
    return failed(result) ? session_failed(result, NULL) : HOST_DONE;
}

static int set_quantum(const struct job *job)
{
    status result = job->quantum ? spindle_set_quantum(job->quantum) : OK;
    return failed(result) ? session_failed(result, "--quantum") : HOST_DONE;
}

static void note(const struct job *job, const char *step)
{
    if (job->step)
        job->step(step);
}

int job_run(const struct job *job, struct session *session)
{
    int result = set_quantum(job);
    if (result == HOST_DONE)
        result = allow_devices(job);
    for (int i = 0; result == HOST_DONE && i < job->file_count; i++)
        result = session_load(session, job->files[i], NULL, job->debug);
    for (int i = 0; result == HOST_DONE && i < job->grants.count; i++)
        result = grant(session, job->grants.text[i]);
    if (result == HOST_DONE)
        result = link_all(session);
    note(job, "link");
    if (result != HOST_DONE)
        return result;
    session_catch_interrupt();
    result = initialise(session);
    note(job, "initialise");
    if (result == HOST_DONE)
        result = run_entries(job, session);
    note(job, "run");
    session_release_interrupt();
    return session_is_interrupted() ? HOST_INTERRUPTED : result;
}
