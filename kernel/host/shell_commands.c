/* What the shell can do. */
#include "shell.h"

#include "declaration.h"
#include "host.h"
#include "stopwatch.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The domain called so; NULL: that was said. */
static struct domain *find(const char *name)
{
    struct domain *domain = spindle_find(name);
    if (!domain)
        host_error("no domain '%s'; 'domains' lists them", name);
    return domain;
}

static int done(status result)
{
    return failed(result) ? session_failed(result, NULL) : HOST_DONE;
}

/* --- Loading and linking ----------------------------------------------------------------------- */

/* load FILE [as NAME]. What nobody exports yet is looked for when it is run. */
static int load(struct session *session, const struct shell_line *line)
{
    const char *name = NULL;
    if (line->count > 2) {
        if (line->count != 4 || strcmp(line->words[2], "as") != 0)
            return host_error("usage: load FILE [as NAME]");
        name = line->words[3];
    }
    int result = session_load(session, line->words[1], name, false);
    if (result != HOST_DONE)
        return result;
    status linked = spindle_link(&session->domains[session->count - 1], 1);
    stopwatch_step("link");
    return linked.code == STATUS_UNRESOLVED ? HOST_DONE : done(linked);
}

static int unload(struct session *session, const struct shell_line *line)
{
    struct domain *domain = find(line->words[1]);
    if (!domain)
        return HOST_REFUSED;
    int result = done(spindle_destroy(domain));
    if (result == HOST_DONE)
        session_remove(session, domain);
    return result;
}

static int resolve(struct session *session, const struct shell_line *line)
{
    struct domain *into = find(line->words[1]), *from = into ? find(line->words[2]) : NULL;
    (void)session;
    return from ? done(spindle_resolve(into, from)) : HOST_REFUSED;
}

static int unresolve(struct session *session, const struct shell_line *line)
{
    struct domain *into = find(line->words[1]), *from = into ? find(line->words[2]) : NULL;
    (void)session;
    return from ? done(spindle_unresolve(into, from)) : HOST_REFUSED;
}

static int combine(struct session *session, const struct shell_line *line)
{
    struct domain *members[SHELL_WORDS], *aggregate;
    size_t count = 0;
    for (int i = 2; i < line->count; i++) {
        members[count] = find(line->words[i]);
        if (!members[count++])
            return HOST_REFUSED;
    }
    status result = spindle_combine(members, count, line->words[1], &aggregate);
    if (failed(result))
        return done(result);
    return session_add(session, aggregate) ? HOST_DONE : host_error("out of memory");
}

static int grant(struct session *session, const struct shell_line *line)
{
    struct domain *domain = find(line->words[1]);
    (void)session;
    return domain ? done(spindle_grant(domain, line->words[2])) : HOST_REFUSED;
}

static int withdraw(struct session *session, const struct shell_line *line)
{
    struct domain *domain = find(line->words[1]);
    (void)session;
    return domain ? done(spindle_withdraw(domain, line->words[2])) : HOST_REFUSED;
}

static int initialise(struct session *session, const struct shell_line *line)
{
    struct domain *domain = find(line->words[1]);
    (void)session;
    if (!domain)
        return HOST_REFUSED;
    session_catch_interrupt();
    int result = done(spindle_initialise(domain));
    session_release_interrupt();
    return result;
}

/* --- Running ----------------------------------------------------------------------------------- */

/* Options of `run`, which end at the first other word or at "--"; the index behind them, -1: wrong. */
static int read_plan(struct spindle_plan *plan, const struct shell_line *line)
{
    int i = 2;
    for (; i < line->count && strncmp(line->words[i], "--", 2) == 0; i += 2) {
        const char *option = line->words[i], *value = line->words[i + 1];
        if (strcmp(option, "--") == 0)
            return i + 1;
        bool is_entry = strcmp(option, "--entry") == 0;
        if ((!is_entry && strcmp(option, "--limit") != 0) || !value)
            return host_error("run: %s '%s'", value ? "no option" : "no argument for", option), -1;
        if (is_entry)
            plan->entry = value;
        else if (!(plan->limit = host_milliseconds(value)))
            return host_error("run: --limit wants milliseconds, not '%s'", value), -1;
    }
    return i;
}

static int report(const struct spindle_result *result)
{
    if (failed(result->outcome))
        return session_fault(result->fault);
    if (result->exit_status & 0xff)
        printf("exit status %d\n", result->exit_status & 0xff);
    return HOST_DONE;
}

static int run_prepared(struct session *session, struct domain *domain,
                        const struct spindle_plan *plan)
{
    struct spindle_result result;
    for (int i = 1; i < plan->argc; i++) {
        status allowed = spindle_allow_device(plan->argv[i]);
        if (failed(allowed))
            return done(allowed);
    }
    fflush(stdout); /* the console writes past it */
    session_catch_interrupt();
    int prepared = shell_prepare(session, domain);
    stopwatch_step("initialise");
    status started = prepared == HOST_DONE ? spindle_run(domain, plan, &result) : OK;
    stopwatch_step("run");
    session_release_interrupt();
    if (prepared != HOST_DONE)
        return prepared;
    return failed(started) ? done(started) : report(&result);
}

static int run(struct session *session, const struct shell_line *line)
{
    const char *arguments[SHELL_WORDS + 1] = {line->words[1]};
    struct spindle_plan plan = {.argc = 1, .argv = arguments};
    struct domain *domain = find(line->words[1]);
    int from = domain ? read_plan(&plan, line) : -1;
    if (from < 0)
        return HOST_REFUSED;
    for (int i = from; i < line->count; i++)
        arguments[plan.argc++] = line->words[i];
    return run_prepared(session, domain, &plan);
}

/* A number in any base that C knows, negative ones as two's complement. */
static bool read_number(const char *text, uint64_t *number)
{
    char *end;
    errno = 0;
    *number = text[0] == '-' ? (uint64_t)strtoll(text, &end, 0) : strtoull(text, &end, 0);
    return text[0] && !*end && errno == 0;
}

/* The result of the procedure, as its declaration says it is to be read. */
static void print_result(const struct spin_member *type, uint64_t value)
{
    unsigned unused = type->size && type->size < 8 ? 64 - 8 * type->size : 0;
    bool is_unsigned = type->declaration[0] == 'u' ||
                       strncmp(type->declaration, "size_t", 6) == 0 ||
                       strstr(type->declaration, "ool");
    if (is_unsigned)
        printf("%" PRIu64 "\n", value << unused >> unused);
    else
        printf("%" PRId64 "\n", (int64_t)(value << unused) >> unused);
}

static const struct spin_procedure *find_export(const struct domain *domain, const char *name)
{
    const struct spin_module *module = spindle_module(domain);
    for (uint32_t i = 0; module && i < module->export_count; i++)
        if (strcmp(module->exports[i].procedure, name) == 0)
            return &module->procedures[module->exports[i].code];
    return NULL;
}

static int raise_event(struct session *session, const struct shell_line *line)
{
    uint64_t arguments[SHELL_WORDS], result = 0;
    size_t count = 0;
    struct domain *domain = find(line->words[1]);
    if (!domain)
        return HOST_REFUSED;
    for (int i = 3; i < line->count; i++)
        if (!read_number(line->words[i], &arguments[count++]))
            return host_error("raise: '%s' is not a number", line->words[i]);
    fflush(stdout);
    session_catch_interrupt();
    int prepared = shell_prepare(session, domain);
    status raised = prepared == HOST_DONE
                        ? spindle_raise(domain, line->words[2], arguments, count, &result)
                        : OK;
    session_release_interrupt();
    if (prepared != HOST_DONE || failed(raised))
        return prepared != HOST_DONE ? prepared : done(raised);
    const struct spin_procedure *procedure = find_export(domain, line->words[2]);
    if (procedure && procedure->effects & SPIN_RETURNS)
        print_result(&procedure->members[0], result);
    return HOST_DONE;
}

/* --- Looking ----------------------------------------------------------------------------------- */

static void print_domain(const struct spindle_domain_info *info, void *context)
{
    (void)context;
    printf("%-20s %-9s %7zu %10zu %7zu %8" PRIu64 " %6" PRIu64 " %11" PRIu64 "\n", info->name,
           info->state, info->imports, info->unresolved, info->exports, info->handlers,
           info->faults, info->heap_bytes);
}

static int domains(struct session *session, const struct shell_line *line)
{
    (void)session;
    (void)line;
    printf("%-20s %-9s %7s %10s %7s %8s %6s %11s\n", "domain", "state", "imports", "unresolved",
           "exports", "handlers", "faults", "heap bytes");
    spindle_domains(print_domain, NULL);
    return HOST_DONE;
}

static void print_event(const struct spindle_event_info *info, void *context)
{
    (void)context;
    printf("%-28s %-16s %-16s %8zu %6zu  %s", info->procedure, info->interface, info->domain,
           info->handlers, info->slots, info->is_direct ? "direct" : "dispatched");
    if (info->default_domain)
        printf(", by default to %s", info->default_domain);
    putchar('\n');
}

static int events(struct session *session, const struct shell_line *line)
{
    (void)session;
    (void)line;
    printf("%-28s %-16s %-16s %8s %6s  %s\n", "event", "interface", "domain", "handlers", "slots",
           "calls");
    spindle_events(print_event, NULL);
    return HOST_DONE;
}

static int stats(struct session *session, const struct shell_line *line)
{
    struct spindle_statistics s;
    (void)session;
    (void)line;
    spindle_statistics(&s);
    const struct {
        const char *name;
        uint64_t value;
    } rows[] = {
        {"domains", s.domains},
        {"events", s.events},
        {"raises", s.raises},
        {"faults", s.faults},
        {"heap bytes", s.heap_bytes},
        {"collections", s.collections},
        {"longest pause, ns", s.longest_pause},
        {"switches", s.switches},
        {"preemptions", s.preemptions},
        {"ticks", s.ticks},
        {"kills", s.kills},
        {"free memory, bytes", s.memory_free},
        {"seeded events", s.seeded},
        {"trace", s.trace},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        printf("%-20s %12" PRIu64 "\n", rows[i].name, rows[i].value);
    return HOST_DONE;
}

static int print_help(struct session *session, const struct shell_line *line)
{
    (void)session;
    (void)line;
    for (const struct shell_entry *entry = shell_commands; entry->name; entry++)
        printf("  %-10s %-44s %s\n", entry->name, entry->arguments, entry->help);
    printf("  %-10s %-44s %s\n", "quit", "", "ends the shell");
    return HOST_DONE;
}

const struct shell_entry shell_commands[] = {
    {"load", "FILE [as NAME]", "loads an object, or compiles a source first", 1, 3, load},
    {"unload", "DOMAIN", "ends a domain", 1, 1, unload},
    {"resolve", "DOMAIN FROM", "binds its imports to exports of another", 2, 2, resolve},
    {"unresolve", "DOMAIN FROM", "takes these bindings back", 2, 2, unresolve},
    {"combine", "NAME DOMAIN...", "a domain that exports what all of them do", 2, -1, combine},
    {"grant", "DOMAIN INTERFACE", "links it to a privileged interface", 2, 2, grant},
    {"withdraw", "DOMAIN INTERFACE", "takes such a link back", 2, 2, withdraw},
    {"initialise", "DOMAIN", "runs its initialiser, also after it was closed", 1, 1, initialise},
    {"run", "DOMAIN [--entry NAME] [--limit MS] [ARGUMENT...]", "runs main", 1, -1, run},
    {"raise", "DOMAIN PROCEDURE [NUMBER...]", "raises an event", 2, -1, raise_event},
    {"domains", "", "lists the domains", 0, 0, domains},
    {"events", "", "lists the events", 0, 0, events},
    {"stats", "", "counts of the kernel", 0, 0, stats},
    {"help", "", "this list", 0, 0, print_help},
    {NULL, NULL, NULL, 0, 0, NULL},
};
