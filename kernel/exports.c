/* The table of all that extensions can call: the whole trusted surface on one page.
 *
 * Each function is compared with the declaration in the interface header that extensions include: a row
 * whose types differ does not compile. Printing procedures take their arguments as an array
 * (spin/abi.h) and are the one exception. */
#include "exports.h"

#include "clock.interface.h"
#include "console.interface.h"
#include "device.interface.h"
#include "domain.interface.h"
#include "event.interface.h"
#include "explain.h"
#include "heap.interface.h"
#include "namespace.interface.h"
#include "package.interface.h"
#include "processor.interface.h"
#include "scheduler.interface.h"
#include "strand.interface.h"
#include "sync.interface.h"

#include "stdlib-ext/interfaces/clock.h"
#include "stdlib-ext/interfaces/console.h"
#include "stdlib-ext/interfaces/device.h"
#include "stdlib-ext/interfaces/domain.h"
#include "stdlib-ext/interfaces/event.h"
#include "stdlib-ext/interfaces/heap.h"
#include "stdlib-ext/interfaces/namespace.h"
#include "stdlib-ext/interfaces/package.h"
#include "stdlib-ext/interfaces/processor.h"
#include "stdlib-ext/interfaces/scheduler.h"
#include "stdlib-ext/interfaces/sync.h"

#include <string.h>

/* From domain.h of the kernel, which cannot be included beside the interfaces. */
status domain_add_interface(struct domain *kernel, const struct spin_host_interface *interface,
                            void (*const *code)(void));

typedef void (*code)(void);

struct row {
    const char *procedure;
    code code;
};

#define SAME_TYPE(a, b) __builtin_types_compatible_p(__typeof__(a), __typeof__(b))
#define ROW(procedure)                                                                             \
    {#procedure, __builtin_choose_expr(SAME_TYPE(procedure, export_##procedure),                   \
                                       (code)export_##procedure, (void)0)}
#define ROW_PRINT(procedure) {#procedure, (code)export_##procedure}
/* The struct of numbers has another name on each side. */
#define ROW_NUMBERS(procedure, theirs, ours)                                                       \
    {#procedure, __builtin_choose_expr(sizeof(struct theirs) == sizeof(struct ours),               \
                                       (code)export_##procedure, (void)0)}

static const struct row rows[] = {
    ROW(clock_now),
    ROW(console_open),
    ROW(console_write),
    ROW_PRINT(console_print),
    ROW(device_open),
    ROW(device_size),
    ROW(device_read),
    ROW(device_write),
    ROW(device_flush),
    ROW(device_receive),
    ROW(device_send),
    ROW(device_waiting),
    ROW(device_notify),
    ROW(device_begin_read),
    ROW(device_begin_write),
    ROW(device_is_done),
    ROW(device_await),
    ROW(device_cancel),
    ROW_NUMBERS(device_describe, device_about, export_device_about),
    ROW(domain_create),
    ROW(domain_resolve),
    ROW(domain_unresolve),
    ROW(domain_initialise),
    ROW(domain_destroy),
    ROW(domain_exports),
    ROW(domain_combine),
    ROW(domain_of_interface),
    ROW(event_implementation),
    ROW(event_uninstall),
    ROW(heap_collect),
    ROW_NUMBERS(heap_statistics, heap_statistics, export_heap_numbers),
    ROW(namespace_register),
    ROW(namespace_withdraw),
    ROW(namespace_find),
    ROW(package_adopt),
    ROW(package_entrust),
    ROW(package_release),
    ROW(package_label),
    ROW(package_set_label),
    ROW(package_wait),
    ROW(package_set_turn),
    ROW(processor_take),
    ROW(scheduler_processor),
    ROW(scheduler_quantum),
    ROW(scheduler_set_quantum),
    ROW(scheduler_bound),
    ROW(scheduler_set_bound),
    ROW(scheduler_set_priority),
    ROW(strand_create),
    ROW(strand_start),
    ROW(strand_yield),
    ROW(strand_sleep),
    ROW(strand_join),
    ROW(strand_exit),
    ROW(strand_kill),
    ROW(strand_block),
    ROW(strand_unblock),
    ROW(strand_resume),
    ROW(strand_checkpoint),
    ROW(strand_set_priority),
    ROW(strand_current),
    ROW(strand_name),
    ROW_NUMBERS(strand_statistics, strand_statistics, export_strand_numbers),
    ROW_NUMBERS(strand_totals, strand_totals, export_strand_totals),
    ROW(sync_self),
    ROW(sync_is_alive),
    ROW(sync_block),
    ROW(sync_pass),
    ROW(sync_post),
    ROW(sync_wake),
    ROW(sync_survive),
};

_Static_assert(offsetof(struct heap_statistics, size) == 0 &&
                   offsetof(struct heap_statistics, free) == 8 &&
                   offsetof(struct heap_statistics, allocated) == 16 &&
                   offsetof(struct heap_statistics, limit) == 24 &&
                   offsetof(struct heap_statistics, collections) == 32,
               "heap.h and exports.h agree");
_Static_assert(
    offsetof(struct device_about, kind) == offsetof(struct export_device_about, kind) &&
        offsetof(struct device_about, grain) == offsetof(struct export_device_about, grain) &&
        offsetof(struct device_about, most) == offsetof(struct export_device_about, most) &&
        offsetof(struct device_about, is_writable) ==
            offsetof(struct export_device_about, is_writable) &&
        offsetof(struct device_about, address) == offsetof(struct export_device_about, address),
    "device.h and exports.h agree");
_Static_assert(sizeof(struct namespace_request) == sizeof(struct export_name_request) &&
                   offsetof(struct namespace_request, name) ==
                       offsetof(struct export_name_request, name),
               "namespace.h and exports.h agree");
_Static_assert(offsetof(struct strand_statistics, longest_wait) ==
                       offsetof(struct export_strand_numbers, longest_wait) &&
                   offsetof(struct strand_statistics, state) ==
                       offsetof(struct export_strand_numbers, state) &&
                   offsetof(struct strand_totals, longest_wait) ==
                       offsetof(struct export_strand_totals, longest_wait) &&
                   (int)STRAND_ENDED == (int)EXPORT_STRAND_ENDED,
               "strand.h and exports.h agree");

static const struct {
    const struct spin_host_interface *interface;
    bool is_privileged;
} interfaces[] = {
    {&clock_interface, false},   {&console_interface, false},   {&device_interface, false},
    {&event_interface, false},   {&heap_interface, false},      {&namespace_interface, false},
    {&package_interface, false}, {&processor_interface, false}, {&strand_interface, false},
    {&sync_interface, false},    {&domain_interface, true},     {&scheduler_interface, true},
};

enum { PROCEDURES_MAX = 32 };

static code find(const char *procedure)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].procedure, procedure) == 0)
            return rows[i].code;
    return NULL;
}

static status add(struct domain *domain, const struct spin_host_interface *interface)
{
    code found[PROCEDURES_MAX];
    if (interface->procedure_count > PROCEDURES_MAX)
        return explain(STATUS_LIMIT, "interface '%s' is too large", interface->name);
    for (size_t i = 0; i < interface->procedure_count; i++) {
        found[i] = find(interface->procedures[i].name);
        if (!found[i])
            return explain(STATUS_INVALID, "nothing implements '%s'",
                           interface->procedures[i].name);
    }
    return domain_add_interface(domain, interface, found);
}

status exports_add(struct domain *public_domain, struct domain *privileged)
{
    for (size_t i = 0; i < sizeof interfaces / sizeof *interfaces; i++)
        TRY(add(interfaces[i].is_privileged ? privileged : public_domain, interfaces[i].interface));
    return OK;
}
