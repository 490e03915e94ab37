/* R17: a capability is good for the module that made it, and as long as that is there. */
#include "link.h"
#include "safe.h"

#include <string.h>

SAFE(vault)
SAFE(forger)
SAFE(visitor)

static struct domain *vault, *other, *forger, *visitor;

/* What the forger promises is believed, as if its types had been the same. */
static void believe_forger(void)
{
    for (size_t i = 0; i < visitor->import_count; i++) {
        struct event *event = domain_export(forger, visitor->imports[i].row->procedure);
        if (event)
            event->type = visitor->imports[i].row->type;
    }
}

static void boot(enum backend backend)
{
    safe_boot(NULL);
    vault = safe_load(vault_object(backend), NULL);
    other = safe_load(vault_object(backend), "other");
    forger = safe_load(forger_object(backend), NULL);
    visitor = safe_load(visitor_object(backend), NULL);
    struct domain *const all[] = {vault, other, forger};
    cr_assert(succeeded(link_resolve(visitor, vault, NULL)), "%s", spindle_message());
    for (size_t i = 0; i < 3; i++)
        cr_assert(succeeded(spindle_initialise(all[i])), "%s", spindle_message());
}

static void boot_believing(enum backend backend)
{
    boot(backend);
    believe_forger();
    cr_assert(succeeded(link_resolve(visitor, forger, NULL)), "%s", spindle_message());
    cr_assert(succeeded(spindle_initialise(visitor)), "%s", spindle_message());
}

static struct spindle_result visit(const char *entry)
{
    struct spindle_result result;
    const char *argv[] = {"visitor"};
    const struct spindle_plan plan = {.entry = entry, .argc = 1, .argv = argv};
    cr_assert(succeeded(spindle_run(visitor, &plan, &result)), "%s", spindle_message());
    return result;
}

static void expect_good(void)
{
    struct spindle_result result = visit(NULL);
    cr_assert(succeeded(result.outcome), "%s", result.fault);
    cr_assert_eq(result.exit_status, 7);
}

/* The fault of who passed it, before any of the module's own code ran. */
static void expect_refused(const struct domain *asked)
{
    uint64_t before = visitor->faults;
    struct spindle_result result = visit(NULL);
    cr_assert_eq(result.outcome.code, STATUS_FAULT);
    cr_assert(strncmp(result.fault, "capability: ", 12) == 0, "%s", result.fault);
    cr_assert_eq(visitor->faults, before + 1);
    cr_assert_eq(asked->faults, 0);
    cr_assert_eq(asked->state, DOMAIN_READY);
}

static void visit_instead(struct domain *from, struct domain *to)
{
    cr_assert(succeeded(spindle_unresolve(visitor, from)));
    cr_assert(succeeded(spindle_resolve(visitor, to)), "%s", spindle_message());
}

BOTH(capability, of_the_module_itself)
{
    boot_believing(backend);
    visit("take");
    expect_good();
    expect_good();
    modules_shutdown();
}

BOTH(capability, of_another_instance)
{
    boot_believing(backend);
    visit("take");
    visit_instead(vault, other);
    expect_refused(other);
    visit_instead(other, vault);
    expect_good();
    modules_shutdown();
}

BOTH(capability, of_an_instance_that_was_unloaded)
{
    boot_believing(backend);
    visit("take");
    cr_assert(succeeded(spindle_destroy(vault)));
    cr_assert(succeeded(spindle_resolve(visitor, other)), "%s", spindle_message());
    expect_refused(other);
    struct domain *again = safe_load(vault_object(backend), "again");
    cr_assert(succeeded(spindle_initialise(again)));
    visit_instead(other, again);
    expect_refused(again);
    visit("take");
    expect_good();
    modules_shutdown();
}

BOTH(capability, of_a_type_with_the_same_name)
{
    boot_believing(backend);
    visit("take_forged");
    expect_refused(vault);
    visit("take");
    expect_good();
    modules_shutdown();
}

/* The type's name is not the type: it belongs to the interface that declares it. */
BOTH(capability, forged_by_name_does_not_link)
{
    boot(backend);
    cr_assert_eq(link_resolve(visitor, forger, NULL).code, STATUS_MISMATCH);
    cr_assert(strstr(spindle_message(), "forger_make"), "%s", spindle_message());
    modules_shutdown();
}
