/* The name server. */
#include "namespace.h"

#include "explain.h"
#include "memory.h"

#include <string.h>

enum { NAME = 63 }; /* characters */

struct entry {
    struct entry *next;
    char *name;
    struct domain *domain;
    struct namespace_authority authority;
};

static struct entry *entries;

static struct entry **find(const char *name)
{
    struct entry **at = &entries;
    while (*at && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    return at;
}

static void remove_entry(struct entry **at)
{
    struct entry *entry = *at;
    *at = entry->next;
    account_credit(domain_account(entry->domain), ACCOUNT_NAMES, 1);
    memory_free(entry->name);
    memory_free(entry);
}

static status add_entry(const char *name, struct domain *domain,
                        const struct namespace_authority *authority)
{
    struct entry *entry = memory_new(sizeof *entry);
    char *copy = memory_copy_text(name);
    if (!entry || !copy) {
        memory_free(entry);
        memory_free(copy);
        return explain_memory("names");
    }
    *entry = (struct entry){.next = entries, .name = copy, .domain = domain};
    if (authority)
        entry->authority = *authority;
    entries = entry;
    return OK;
}

status namespace_register(const char *name, struct domain *domain,
                          const struct namespace_authority *authority)
{
    if (!name[0] || strlen(name) > NAME)
        return explain(STATUS_INVALID, "a name has 1 to %d characters", NAME);
    if (*find(name))
        return explain(STATUS_EXISTS, "the name '%s' is taken", name);
    if (!account_charge(domain_account(domain), ACCOUNT_NAMES, 1))
        return explain(STATUS_LIMIT, "'%s' may have no more names", domain_name(domain));
    status result = add_entry(name, domain, authority);
    if (failed(result))
        account_credit(domain_account(domain), ACCOUNT_NAMES, 1);
    return result;
}

status namespace_withdraw(const char *name, const struct domain *domain)
{
    struct entry **at = find(name);
    if (!*at || (*at)->domain != domain)
        return explain(STATUS_NOT_FOUND, "'%s' did not register the name '%s'", domain_name(domain),
                       name);
    remove_entry(at);
    return OK;
}

/* An authoriser may withdraw the name it is asked about, or register it again: `entry` is gone then. */
static bool allows(const struct entry *entry, const struct domain *importer)
{
    if (importer == entry->domain || importer == entry->domain->owner)
        return true;
    const struct namespace_authority authority = entry->authority;
    return authority.ask && authority.ask(&authority, importer);
}

status namespace_find(const char *name, const struct domain *importer, struct domain **domain)
{
    const struct entry *entry = *find(name);
    if (!entry)
        return explain(STATUS_NOT_FOUND, "no exports are named '%s'", name);
    uint64_t found = domain_id(entry->domain);
    if (!allows(entry, importer))
        return explain(STATUS_DENIED, "'%s' is not for '%s'", name, domain_name(importer));
    entry = *find(name);
    if (!entry || domain_id(entry->domain) != found)
        return explain(STATUS_NOT_FOUND, "'%s' was withdrawn meanwhile", name);
    *domain = entry->domain;
    return OK;
}

void namespace_forget(const struct domain *domain)
{
    for (struct entry **at = &entries; *at;) {
        if ((*at)->domain == domain)
            remove_entry(at);
        else
            at = &(*at)->next;
    }
}

void namespace_shutdown(void)
{
    while (entries)
        remove_entry(&entries);
}
