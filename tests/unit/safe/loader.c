/* Loads and links other extensions: what a shell would do, in Safe C. */
#include <console.h>
#include <device.h>
#include <domain.h>
#include <namespace.h>

module(loader);

static u32 asked;

/* Only the user may have the service. */
static _Bool may_have(const struct namespace_request *__scope request)
{
    asked++;
    return request->name[0] == 'l' && request->importer != 0;
}

static struct domain *load(struct console *console, const char *name)
{
    struct device *device = device_open(name);
    if (!device)
        return NULL;
    u8 *bytes = new_array(u8, device_size(device));
    if (device_read(device, 0, bytes, lenof(bytes)) < 0)
        return NULL;
    status why = OK;
    struct domain *domain = domain_create(bytes, lenof(bytes), &why);
    if (!domain)
        console_print(console, "refused: %d\n", why.code);
    return domain;
}

static void report(struct console *console, const char *what, status s)
{
    console_print(console, "%s: %d\n", what, s.code);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    if (argc != 4)
        return 2;
    struct domain *service = load(console, argv[1]), *user = load(console, argv[2]);
    load(console, argv[3]);
    if (!service || !user)
        return 1;
    report(console, "early", domain_initialise(user));
    report(console, "service", domain_initialise(service));
    report(console, "register", namespace_register("service", domain_exports(service), may_have));
    report(console, "again", namespace_register("service", domain_exports(service), may_have));
    struct exports *found = namespace_find("service");
    struct exports *kernel = domain_of_interface("console");
    if (!found || !kernel || domain_of_interface("service"))
        return 1;
    struct exports *all = domain_combine(found, kernel);
    if (!all)
        return 1;
    report(console, "resolve", domain_resolve(user, all));
    report(console, "user", domain_initialise(user));
    report(console, "twice", domain_initialise(user));
    report(console, "destroy", domain_destroy(service));
    report(console, "stale", domain_initialise(service));
    console_print(console, "gone: %d asked: %u\n", namespace_find("service") == NULL, asked);
    return 0;
}
