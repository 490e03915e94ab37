/* Modules in Safe C for the tests. */
#include "safe.h"

#include "runtime/seal.h"

#include <string.h>

void safe_boot(const struct spindle_options *options)
{
    struct spin_seal seal;
    cr_assert(succeeded(modules_try_boot(options)), "%s", spindle_message());
    cr_assert(seal_read(safe_service_clang, safe_service_clang_size, &seal));
    cr_assert(succeeded(spindle_trust(seal.key, "test")));
}

/* The table of interface probe was written by hand, without fingerprints. */
static void agree_on_probe(const struct domain *domain)
{
    for (size_t i = 0; i < domain->import_count; i++) {
        const struct spin_import *row = domain->imports[i].row;
        struct event *event = domain_export(domain_find("public"), row->procedure);
        if (event && strcmp(event->interface, "probe") == 0)
            event->type = row->type;
    }
}

struct domain *safe_load(struct bytes object, const char *name)
{
    struct domain *domain;
    cr_assert(succeeded(spindle_load(object.bytes, object.size, name, &domain)), "%s",
              spindle_message());
    agree_on_probe(domain);
    return domain;
}

void safe_start(struct domain **domains, size_t count)
{
    cr_assert(succeeded(spindle_link(domains, count)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise_all(domains, count)), "%s", spindle_message());
}
