/* Running entries of extensions, and raising events from outside. */
#include "boot.h"

#include "call.h"
#include "deadlock.h"
#include "dispatch.h"
#include "explain.h"
#include "fault.h"
#include "heap.h"
#include "memory.h"
#include "scheduler.h"
#include "strand.h"

#include "runtime/line.h"

#include <string.h>

enum { TEXT = sizeof((struct spindle_result *)0)->fault };

/* One entry that was started. */
struct spindle_strand {
    struct domain *domain;
    void *code;
    int argc;
    char **argv; /* copies */
    struct strand *strand;
    enum spin_fault_kind kind;
    int exit_status;
    char fault[TEXT];
};

/* --- Arguments --------------------------------------------------------------------------------- */

static void free_arguments(struct spindle_strand *run)
{
    for (int i = 0; run->argv && i < run->argc; i++)
        memory_free(run->argv[i]);
    memory_free(run->argv);
}

static bool copy_arguments(struct spindle_strand *run, const struct spindle_plan *plan)
{
    run->argv = memory_new_array((size_t)plan->argc + 1, sizeof *run->argv);
    if (!run->argv)
        return false;
    for (run->argc = 0; run->argc < plan->argc; run->argc++) {
        run->argv[run->argc] = memory_copy_text(plan->argv[run->argc]);
        if (!run->argv[run->argc])
            return false;
    }
    return true;
}

/* The argument vector as an extension sees it: an array of strings on its own heap. */
static void *make_vector(const struct spindle_strand *run)
{
    char **vector = heap_new_array(SPIN_TYPE_STRING, (uint64_t)run->argc);
    for (int i = 0; vector && i < run->argc; i++) {
        size_t length = strlen(run->argv[i]);
        vector[i] = heap_new_array(SPIN_TYPE_CHAR, length + 1);
        if (!vector[i])
            return NULL;
        memcpy(vector[i], run->argv[i], length);
    }
    return vector;
}

/* --- Entries ----------------------------------------------------------------------------------- */

/* The strand's procedure. */
static void run_entry(void *argument)
{
    struct spindle_strand *run = argument;
    struct line line = line_into(run->fault, sizeof run->fault);
    void *vector = make_vector(run);
    if (!vector) {
        run->kind = SPIN_FAULT_HEAP;
        line_print(&line, "heap: no room for the arguments");
        return;
    }
    struct machine_registers registers = {
        .general = {(uint64_t)run->argc, (uintptr_t)vector},
    };
    const struct activation_plan plan = {run->domain, 0};
    run->kind = activation_call(&plan, run->code, &registers);
    run->exit_status = (int)registers.result[0];
    if (run->kind != SPIN_FAULT_NONE)
        line_print(&line, "%s", call_last_fault());
    call_conclude(run->kind);
}

static const struct spin_procedure *find_entry(const struct domain *domain, const char *name)
{
    const struct module *module = domain->object ? &domain->object->module : NULL;
    if (!module)
        return NULL;
    if (name)
        return module_procedure(module, name);
    int32_t main = module->table.main;
    return main == SPIN_NONE ? NULL : &module->table.procedures[main];
}

/* An entry other than main must have its type; that the compiler made both from one text is seen by
 * the fingerprint. */
static status check_entry(const struct domain *domain, const char *name,
                          const struct spin_procedure **entry)
{
    if (domain->state == DOMAIN_DEAD)
        return explain(STATUS_NOT_FOUND, "'%s' was destroyed", domain_name(domain));
    *entry = find_entry(domain, name);
    if (!*entry)
        return explain(STATUS_NOT_FOUND, "'%s' has no procedure '%s'", domain_name(domain),
                       name ? name : "main");
    if (name && (*entry)->member_count != 3)
        return explain(STATUS_MISMATCH, "'%s' is not int (int, str_t *__array)", name);
    static const uint32_t kinds[] = {SPIN_KIND_VALUE, SPIN_KIND_VALUE, SPIN_KIND_ARRAY};
    for (uint32_t i = 0; name && i < 3; i++)
        if ((*entry)->members[i].kind != kinds[i])
            return explain(STATUS_MISMATCH, "'%s' is not int (int, str_t *__array)", name);
    if (!domain_is_open(domain))
        return explain(STATUS_CLOSED, "'%s' is not initialised", domain_name(domain));
    return OK;
}

static status start_strand(struct spindle_strand *run, const struct spindle_plan *plan)
{
    if (!copy_arguments(run, plan))
        return explain_memory("arguments");
    const struct strand_plan strand = {
        .name = domain_name(run->domain),
        .owner = run->domain,
        .account = domain_account(run->domain),
        .procedure = run_entry,
        .argument = run,
        .stack = plan->stack,
        .time_limit = plan->limit,
    };
    run->kind = SPIN_FAULT_KILLED;
    run->strand = strand_create(&strand);
    return run->strand ? OK : strand_refused(&strand);
}

status spindle_start(struct domain *domain, const struct spindle_plan *plan,
                     struct spindle_strand **strand)
{
    const struct spin_procedure *entry = NULL;
    TRY(boot_check());
    TRY(check_entry(domain, plan->entry, &entry));
    struct spindle_strand *run = memory_new(sizeof *run);
    if (!run)
        return explain_memory("strand");
    run->domain = domain;
    run->code = (void *)(uintptr_t)entry->code;
    status result = start_strand(run, plan);
    if (succeeded(result)) {
        *strand = run;
        return OK;
    }
    free_arguments(run);
    memory_free(run);
    return result;
}

void spindle_wait(struct spindle_strand *run, struct spindle_result *result)
{
    if (!sched_run(run->strand))
        deadlock_end(run->strand);
    result->outcome = call_outcome(run->kind);
    result->exit_status = run->kind == SPIN_FAULT_NONE ? run->exit_status : 0;
    memcpy(result->fault, run->fault, sizeof result->fault);
    strand_free(run->strand);
    free_arguments(run);
    memory_free(run);
    boot_reap();
}

status spindle_run(struct domain *domain, const struct spindle_plan *plan,
                   struct spindle_result *result)
{
    struct spindle_strand *strand;
    TRY(spindle_start(domain, plan, &strand));
    spindle_wait(strand, result);
    return OK;
}

status spindle_set_quantum(uint64_t nanoseconds)
{
    TRY(boot_check());
    if (!sched_slice_set(nanoseconds))
        return explain(STATUS_INVALID, "a quantum of %lu ns is too short or too long", nanoseconds);
    return OK;
}

/* --- Raising ----------------------------------------------------------------------------------- */

/* Whether a result or parameter is an integer that can be given as a number. */
static bool is_integer(const struct spin_member *member)
{
    static const char *const words[] = {"u8",    "u16",    "u32",    "u64",      "i8",  "i16",
                                        "i32",   "i64",    "char",   "short",    "int", "long",
                                        "_Bool", "signed", "size_t", "unsigned", "bool"};
    if (member->kind != SPIN_KIND_VALUE || strpbrk(member->declaration, "*(["))
        return false;
    size_t length = strcspn(member->declaration, " ");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncmp(member->declaration, words[i], length) == 0)
            return true;
    return false;
}

static status check_raise(const struct event *event, size_t count)
{
    if (event->member_count != count + 1 || count > SPIN_ARGUMENT_WORDS)
        return explain(STATUS_INVALID, "'%s' takes %u arguments", event->procedure,
                       event->member_count ? event->member_count - 1 : 0);
    for (uint32_t i = 0; i < event->member_count; i++)
        if (!(i == 0 && !(event->effects & SPIN_RETURNS)) && !is_integer(&event->members[i]))
            return explain(STATUS_UNSUPPORTED, "'%s': '%s' is not an integer", event->procedure,
                           event->members[i].declaration);
    return OK;
}

/* A raise from outside runs on a strand of its own, charged to the implementing domain. */
struct outside {
    struct domain *domain; /* stays while it owns the strand */
    struct event *event;
    struct machine_registers registers;
    enum spin_fault_kind kind;
};

static void raise_outside(void *argument)
{
    struct outside *outside = argument;
    if (outside->domain->state != DOMAIN_DEAD) /* others ran before: the event may be gone */
        outside->kind = dispatch_raise(outside->event, &outside->registers).kind;
}

static status run_outside(struct outside *outside)
{
    struct domain *domain = outside->domain;
    const struct strand_plan plan = {
        .name = "raise",
        .owner = domain,
        .account = domain_account(domain),
        .procedure = raise_outside,
        .argument = outside,
    };
    struct strand *strand = strand_create(&plan);
    if (!strand)
        return strand_refused(&plan);
    if (!sched_run(strand))
        deadlock_end(strand);
    strand_free(strand);
    if (outside->kind == SPIN_FAULT_NO_HANDLER)
        return explain(STATUS_FAULT, "no handler ran, and a result is expected");
    if (outside->kind != SPIN_FAULT_NONE)
        return explain(call_outcome(outside->kind).code, "%s", call_last_fault());
    return OK;
}

status spindle_raise(struct domain *domain, const char *procedure, const uint64_t *arguments,
                     size_t count, uint64_t *result)
{
    TRY(boot_check());
    struct event *event = domain_export(domain, procedure);
    if (!event)
        return explain(STATUS_NOT_FOUND, "'%s' does not export '%s'", domain_name(domain),
                       procedure);
    if (event->is_kernel)
        return explain(STATUS_UNSUPPORTED, "'%s' is the kernel's own", procedure);
    TRY(check_raise(event, count));
    if (!domain_is_open(event->domain))
        return explain(STATUS_CLOSED, "'%s' is not initialised", domain_name(event->domain));
    struct outside outside = {event->domain, event, .kind = SPIN_FAULT_KILLED};
    for (size_t i = 0; i < count; i++)
        outside.registers.general[i] = arguments[i];
    TRY(run_outside(&outside));
    if (result)
        *result = outside.registers.result[0];
    return OK;
}
