/* Modules in Safe C: interfaces of the kernel, calls between back ends, handlers that go while they
 * run. */
#include "event.h"
#include "files.h"
#include "safe.h"

#include <string.h>

static char output[4096];
static size_t written;

static void catch (void *context, const char *text, size_t n)
{
    (void)context;
    for (size_t i = 0; i < n && written < sizeof output - 1; i++)
        output[written++] = text[i];
    output[written] = 0;
}

static void boot(void)
{
    written = 0;
    safe_boot(&(struct spindle_options){.write = catch});
}

SAFE(service)
SAFE(user)
SAFE(scaler)
SAFE(loader)
SAFE(keeper)
SAFE(asker)

static struct domain *load(struct bytes object)
{
    return safe_load(object, NULL);
}

/* Integer and floating point arguments and results, through a slot. */
static void calls(enum backend one, enum backend other)
{
    boot();
    struct domain *both[] = {load(user_object(one)), load(service_object(other))};
    safe_start(both, 2);
    cr_assert_str_eq(output, "answer 41 scale 4.750000\n");
    modules_shutdown();
}

Test(interface, clang_calls_clang)
{
    calls(CLANG, CLANG);
}

Test(interface, clang_calls_tcc)
{
    calls(CLANG, TCC);
}

Test(interface, tcc_calls_clang)
{
    calls(TCC, CLANG);
}

Test(interface, tcc_calls_tcc)
{
    calls(TCC, TCC);
}

BOTH(interface, nobody_may_install_unasked)
{
    boot();
    struct domain *both[] = {load(service_object(backend)), load(scaler_object(backend))};
    cr_assert(succeeded(spindle_link(both, 2)), "%s", spindle_message());
    cr_assert_eq(spindle_initialise_all(both, 2).code, STATUS_DENIED);
    cr_assert(strstr(spindle_message(), "scaler"), "%s", spindle_message());
    modules_shutdown();
}

/* Floating point goes through the dispatcher, closures are kept alive by their binding alone, and a
 * handler may uninstall itself while its raise is under way. */
BOTH(interface, handler_removes_itself)
{
    boot();
    struct domain *service = load(service_object(backend)), *scaler = load(scaler_object(backend));
    struct domain *user = load(user_object(backend));
    struct domain *all[] = {service, scaler, user};
    cr_assert(succeeded(spindle_link(all, 3)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise(service)));
    /* The test stands in for an authoriser: the scaler installs as if it were the service. */
    struct event *event = domain_export(service, "service_scale");
    event->domain = scaler;
    cr_assert(succeeded(spindle_initialise(scaler)), "%s", spindle_message());
    event->domain = service;
    cr_assert_eq(event->list->count, 2);
    cr_assert(succeeded(spindle_initialise(user)));
    cr_assert_str_eq(output, "answer 41 scale 475.000000\n");
    struct spindle_result result;
    cr_assert(succeeded(spindle_run(user, &(struct spindle_plan){0}, &result)));
    cr_assert_eq(event->list->count, 1, "the second call was its last");
    cr_assert(succeeded(spindle_run(user, &(struct spindle_plan){0}, &result)));
    cr_assert_str_eq(output, "answer 41 scale 475.000000\nanswer 51 scale 475.000000\n"
                             "answer 51 scale 4.750000\n");
    modules_shutdown();
}

/* An extension loads, links, names, runs and ends others. */
BOTH(interface, domains_from_safe_c)
{
    char service[] = "/tmp/spindle-XXXXXX", user[] = "/tmp/spindle-XXXXXX",
         broken[] = "/tmp/spindle-XXXXXX";
    struct bytes half = service_object(backend);
    file_make(service, half);
    file_make(user, user_object(backend));
    half.size /= 2;
    file_make(broken, half);
    boot();
    struct domain *loader = load(loader_object(backend));
    cr_assert_eq(spindle_link(&loader, 1).code, STATUS_UNRESOLVED, "domain is privileged");
    cr_assert(strstr(spindle_message(), "privileged"), "%s", spindle_message());
    cr_assert(succeeded(spindle_grant(loader, "domain")), "%s", spindle_message());
    cr_assert_eq(spindle_grant(loader, "console").code, STATUS_NOT_FOUND);
    safe_start(&loader, 1);
    const char *argv[] = {"loader", service, user, broken};
    for (size_t i = 1; i < 4; i++)
        cr_assert(succeeded(spindle_allow_device(argv[i])));
    struct spindle_result result;
    const struct spindle_plan plan = {.argc = 4, .argv = argv};
    cr_assert(succeeded(spindle_run(loader, &plan, &result)));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_str_eq(output, "refused: 8\nearly: 12\nservice: 0\nregister: 0\nagain: 5\n"
                             "resolve: 0\nanswer 41 scale 4.750000\nuser: 0\ntwice: 5\n"
                             "destroy: 0\nstale: 4\ngone: 1 asked: 0\n");
    cr_assert_eq(result.exit_status, 0);
    modules_shutdown();
    file_remove(service);
    file_remove(user);
    file_remove(broken);
}

/* A device that was not named cannot be opened, whatever the file system says. */
BOTH(interface, devices_are_granted_by_name)
{
    boot();
    struct domain *loader = load(loader_object(backend));
    cr_assert(succeeded(spindle_grant(loader, "domain")));
    safe_start(&loader, 1);
    const char *argv[] = {"loader", "/etc/passwd", "/etc/passwd", "/etc/passwd"};
    struct spindle_result result;
    const struct spindle_plan plan = {.argc = 4, .argv = argv};
    cr_assert(succeeded(spindle_run(loader, &plan, &result)));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 1);
    modules_shutdown();
}

/* Who gets a name is for the authoriser of the domain that registered it; a fault in it is a no. */
BOTH(interface, names_are_given_by_authorisers)
{
    char service[] = "/tmp/spindle-XXXXXX";
    struct spindle_result result;
    file_make(service, service_object(backend));
    boot();
    struct domain *keeper = load(keeper_object(backend)), *asker = load(asker_object(backend));
    struct domain *stranger;
    struct bytes object = asker_object(backend);
    cr_assert(succeeded(spindle_load(object.bytes, object.size, "stranger", &stranger)));
    cr_assert(succeeded(spindle_grant(keeper, "domain")));
    struct domain *all[] = {keeper, asker, stranger};
    safe_start(all, 3);
    const char *argv[] = {"keeper", service};
    cr_assert(succeeded(spindle_allow_device(service)));
    const struct spindle_plan plan = {.argc = 2, .argv = argv};
    cr_assert(succeeded(spindle_run(keeper, &plan, &result)));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 0);
    const struct spindle_plan ask = {.argc = 1, .argv = argv};
    asker->account.limit[ACCOUNT_HEAP] = 64 * 1024;
    keeper->account.limit[ACCOUNT_HEAP] = 1024 * 1024;
    cr_assert(succeeded(spindle_run(asker, &ask, &result)));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 1, "the service and nothing else: %d", result.exit_status);
    cr_assert_eq(keeper->faults, 3, "what is wrong with its authorisers is the keeper's");
    cr_assert_eq(asker->faults, 0);
    cr_assert_eq(asker->state, DOMAIN_READY);
    cr_assert_eq(keeper->account.used[ACCOUNT_STRANDS], 0);
    cr_assert(succeeded(spindle_run(stranger, &ask, &result)));
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 0);
    cr_assert(strstr(output, "asked by asker\nasked by asker\nasked by stranger\n"), "%s", output);
    modules_shutdown();
    file_remove(service);
}
