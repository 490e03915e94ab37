/* Boot: one line per subsystem, started in this order and stopped in the other. */
#include "boot.h"

#include "account.h"
#include "call.h"
#include "capability.h"
#include "console.h"
#include "driver.h"
#include "entry.h"
#include "explain.h"
#include "exports.h"
#include "fault.h"
#include "frame.h"
#include "gate.h"
#include "grant.h"
#include "heap.h"
#include "install.h"
#include "keys.h"
#include "memory.h"
#include "namespace.h"
#include "package.h"
#include "runtime_area.h"
#include "scheduler.h"
#include "source.h"
#include "stack.h"
#include "strand.h"
#include "types.h"

#include "runtime/typeinfo.h"

enum { MEMORY_DEFAULT = 256 * 1024 * 1024 };

static struct spindle_options options;
static struct domain *public_domain, *privileged_domain;
static uint64_t fault_limit;
static bool is_booted;
static size_t leaked;

struct domain *boot_public(void)
{
    return public_domain;
}

struct domain *boot_privileged(void)
{
    return privileged_domain;
}

/* --- What faults ask and tell ------------------------------------------------------------------ */

static struct fault_place place(uintptr_t pc)
{
    struct domain *domain = domain_at(pc);
    if (domain)
        return (struct fault_place){domain, domain->state != DOMAIN_DEAD};
    return (struct fault_place){NULL, runtime_area_holds(pc) || gate_holds(pc)};
}

static struct fault_site site(uintptr_t pc, uint32_t index)
{
    const struct domain *domain = domain_at(pc);
    const struct spin_module *table = domain ? &domain->object->module.table : NULL;
    if (!table || index >= table->site_count)
        return (struct fault_site){NULL, NULL};
    return (struct fault_site){&table->sites[index], table->site_text};
}

static const struct spin_procedure *procedure(uintptr_t pc)
{
    const struct domain *domain = domain_at(pc);
    return domain && domain->object ? module_procedure_at(&domain->object->module, pc) : NULL;
}

static bool source(uintptr_t pc, struct source *source)
{
    const struct domain *domain = domain_at(pc);
    const struct object *object = domain ? domain->object : NULL;
    return object &&
           source_at(&object->module, zone_range(&object->area, ZONE_TEXT).low, pc, source);
}

static bool inlined(uintptr_t pc, const struct spin_site *site)
{
    const struct domain *domain = domain_at(pc);
    const struct spin_procedure *at = procedure(pc);
    return at && at != &domain->object->module.table.procedures[site->procedure];
}

/* Whether the code at the fault was at a place of its own choosing: a callee that only looked at its
 * arguments had not begun, a caller of a closed domain failed at its call like at a check. */
static bool is_whole(const struct fault_report *report, const struct domain *domain)
{
    return domain == report->where && (report->argument || report->kind == SPIN_FAULT_CLOSED);
}

/* Those whose frames were cut while they were not at fault stop taking calls; who called by try_call()
 * has said that it can go on. */
static void close_cut(const struct fault_report *report)
{
    for (size_t i = 0; i < report->cut_off; i++)
        if (!is_whole(report, report->cut[i]) && report->cut[i] != report->caught_by)
            domain_close(report->cut[i]);
}

static void charged(const struct fault_report *report)
{
    if (report->caught_by && report->caught_by == report->charged) { /* its own affair */
        close_cut(report);
        return;
    }
    call_note_fault(report);
    if (options.report && !report->strand->killer) /* what a domain ends itself is no news */
        options.report(options.context, call_last_calls());
    close_cut(report);
    struct domain *domain = report->charged;
    if (!domain || domain->is_kernel)
        return;
    domain->faults++;
    if (fault_limit && domain->faults >= fault_limit && domain->state != DOMAIN_DEAD)
        (void)!failed(domain_destroy(domain));
}

/* --- The start-up list: each start is all or nothing -------------------------------------------- */

static bool start_machine(void)
{
    struct boot boot;
    uint64_t bytes = options.memory ? options.memory : MEMORY_DEFAULT;
    if (!machine_boot((frame_t)(bytes / MACHINE_PAGE), &boot))
        return false;
    if (frame_boot(&boot)) {
        account_boot(&boot);
        return true;
    }
    machine_shutdown();
    return false;
}

static void stop_machine(void)
{
    frame_shutdown();
    machine_shutdown();
}

static void stop_memory(void)
{
    leaked = memory_used();
    memory_shutdown();
}

static bool start_faults(void)
{
    fault_reset();
    call_forget_fault();
    fault_hooks_set(&(struct fault_hooks){place, site, source, charged, inlined});
    return true;
}

static bool start_strands(void)
{
    sched_boot();
    seed_boot(options.seed);
    stack_boot();
    return true;
}

static bool start_zones(void)
{
    zone_boot();
    install_provide();
    call_provide();
    return true;
}

static void stop_zones(void)
{
    gate_shutdown();
    runtime_area_shutdown();
    types_shutdown();
}

/* What the kernel tells schedulers of (package.h). */
static bool start_notices(void)
{
    static const char *const names[NOTICES] = {
        [NOTICE_BLOCK] = "strand_block",
        [NOTICE_UNBLOCK] = "strand_unblock",
        [NOTICE_CHECKPOINT] = "strand_checkpoint",
        [NOTICE_RESUME] = "strand_resume",
    };
    struct event *events[NOTICES];
    for (size_t i = 0; i < NOTICES; i++) {
        events[i] = domain_export(public_domain, names[i]);
        events[i]->is_notice = true;
    }
    package_notices_set(events);
    return true;
}

static bool start_kernel_domains(void)
{
    if (succeeded(domain_create_kernel("public", &public_domain)) &&
        succeeded(domain_create_kernel("privileged", &privileged_domain)) &&
        succeeded(exports_add(public_domain, privileged_domain)))
        return start_notices();
    domain_shutdown();
    return false;
}

static bool start_nothing(void)
{
    return true;
}

static void stop_nothing(void)
{
}

static void stop_faults(void)
{
    fault_reset();
    exports_shutdown();
}

static const struct subsystem {
    const char *name;
    bool (*start)(void);
    void (*stop)(void);
} subsystems[] = {
    {"machine", start_machine, stop_machine},
    {"memory", start_nothing, stop_memory},
    {"accounts", start_nothing, account_shutdown},
    {"entries", start_nothing, entry_shutdown},
    {"strands", start_strands, stack_shutdown},
    {"types", typeinfo_boot, stop_nothing},
    {"heap", heap_boot, heap_shutdown},
    {"faults", start_faults, stop_faults},
    {"capabilities", capability_boot, capability_shutdown},
    {"zones", start_zones, stop_zones},
    {"keys", start_nothing, key_shutdown},
    {"names", start_nothing, namespace_shutdown},
    {"devices", start_nothing, grant_shutdown},
    {"interfaces", start_kernel_domains, domain_shutdown},
    {"extensions", start_nothing, strand_shutdown},
    {"requests", start_nothing, driver_cancel_all},
};

enum { SUBSYSTEMS = sizeof subsystems / sizeof *subsystems };

/* --- Boot and shutdown ------------------------------------------------------------------------- */

static void stop(size_t started)
{
    while (started--)
        subsystems[started].stop();
}

static void take_options(const struct spindle_options *wanted)
{
    options = wanted ? *wanted : (struct spindle_options){0};
    fault_limit = options.fault_limit;
    console_set(options.write, options.context);
    struct domain_limits *limits = domain_limits();
    limits->guard = options.guard_limit ? options.guard_limit : LIMIT_GUARD;
    limits->handler = options.handler_limit ? options.handler_limit : LIMIT_HANDLER;
    limits->initialiser = options.initialiser_limit ? options.initialiser_limit : LIMIT_HANDLER;
}

status spindle_boot(const struct spindle_options *wanted)
{
    if (is_booted)
        return explain(STATUS_EXISTS, "the kernel is booted already: one per process");
    take_options(wanted);
    for (size_t i = 0; i < SUBSYSTEMS; i++) {
        if (subsystems[i].start())
            continue;
        stop(i);
        return explain(STATUS_NO_MEMORY, "boot: %s could not start", subsystems[i].name);
    }
    is_booted = true;
    return OK;
}

void spindle_shutdown(void)
{
    if (!is_booted)
        return;
    is_booted = false;
    query_shutdown();
    stop(SUBSYSTEMS);
    public_domain = privileged_domain = NULL;
}

size_t boot_leaked(void)
{
    return leaked;
}

status boot_check(void)
{
    if (!is_booted)
        return explain(STATUS_INVALID, "the kernel is not booted");
    return OK;
}

void boot_reap(void)
{
    domain_reap();
}
