/* Linking as the shell does it: what a domain needs is looked for among the loaded ones.
 *
 * Which of two exporters of one procedure is meant, the user says by `resolve`; where he did, nothing
 * is looked for any more. */
#include "shell.h"

#include "host.h"

#include <stdlib.h>
#include <string.h>

/* A set of domains that grows while it is walked. */
struct set {
    struct domain **domains;
    size_t count;
};

struct query {
    const struct domain *domain;
    struct spindle_domain_info info;
};

static void answer(const struct spindle_domain_info *info, void *context)
{
    struct query *query = context;
    if (info->domain == query->domain)
        query->info = *info;
}

static struct spindle_domain_info ask(const struct domain *domain)
{
    struct query query = {.domain = domain};
    spindle_domains(answer, &query);
    return query.info;
}

static bool exports(const struct domain *domain, const char *procedure)
{
    const struct spin_module *module = spindle_module(domain);
    for (uint32_t i = 0; module && i < module->export_count; i++)
        if (strcmp(module->exports[i].procedure, procedure) == 0)
            return true;
    return false;
}

static void add(struct set *set, struct domain *domain)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->domains[i] == domain)
            return;
    set->domains[set->count++] = domain;
}

/* Adds the loaded domains that export what this one imports. */
static void add_exporters(struct set *set, const struct session *session,
                          const struct domain *domain)
{
    const struct spin_module *module = spindle_module(domain);
    for (uint32_t i = 0; module && i < module->import_count; i++)
        for (size_t k = 0; k < session->count; k++)
            if (exports(session->domains[k], module->imports[i].procedure))
                add(set, session->domains[k]);
}

/* The domain and whatever it may call, directly or not; `only_unresolved`: through domains that miss
 * something. */
static void collect(struct set *set, const struct session *session, struct domain *domain,
                    bool only_unresolved)
{
    set->count = 0;
    add(set, domain);
    for (size_t i = 0; i < set->count; i++)
        if (!only_unresolved || ask(set->domains[i]).unresolved)
            add_exporters(set, session, set->domains[i]);
}

static bool is_resolved(const struct set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (ask(set->domains[i]).unresolved)
            return false;
    return true;
}

int shell_prepare(const struct session *session, struct domain *domain)
{
    struct set set = {calloc(session->count + 1, sizeof(struct domain *)), 0};
    status result = OK;
    if (!set.domains)
        return host_error("out of memory");
    collect(&set, session, domain, true);
    if (!is_resolved(&set))
        result = spindle_link(set.domains, set.count);
    collect(&set, session, domain, false);
    if (succeeded(result))
        result = spindle_initialise_all(set.domains, set.count);
    free(set.domains);
    return failed(result) ? session_failed(result, NULL) : HOST_DONE;
}
