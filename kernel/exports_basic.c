/* Interfaces clock, console, heap: implementations. */
#include "account.h"
#include "capability.h"
#include "console.h"
#include "exports.h"
#include "fault.h"
#include "heap.h"
#include "machine/machine.h"
#include "scheduler.h"

#include "runtime/format.h"
#include "runtime/gc.h"

#include <string.h>

enum { ARGUMENTS_MAX = 64 };

/* --- clock ------------------------------------------------------------------------------------- */

uint64_t export_clock_now(void)
{
    return sched_clock();
}

/* --- console ----------------------------------------------------------------------------------- */

/* One capability for all: there is one console. */
static void *console_capability;
static bool console_is_rooted;

struct console *export_console_open(void)
{
    if (!console_is_rooted)
        console_is_rooted = heap_root_add(&console_capability, sizeof console_capability);
    if (console_is_rooted && !console_capability)
        console_capability = capability_create(CAPABILITY_CONSOLE, &console_capability);
    if (!console_capability)
        fault_raise(SPIN_FAULT_HEAP, "console_open", 0, 0);
    return console_capability;
}

void exports_shutdown(void)
{
    if (console_is_rooted)
        heap_root_remove(&console_capability);
    console_is_rooted = false;
    console_capability = NULL;
}

void export_console_write(struct console *console, const char *text, size_t n)
{
    (void)capability_target(CAPABILITY_CONSOLE, console);
    if (n && !text)
        fault_raise(SPIN_FAULT_NULL, "console_write: text", 0, n);
    console_put(text, n);
}

static void put(void *context, const char *text, size_t n)
{
    (void)context;
    console_put(text, n);
}

static uint64_t hash(void *context, const void *pointer)
{
    (void)context;
    uint64_t x = (uintptr_t)pointer;
    static uint64_t key;
    if (!key)
        machine_random(&key, sizeof key);
    x = (x ^ key ^ x >> 32) * 0xd6e8feb86659fd93;
    return x ^ x >> 32;
}

void export_console_print(struct console *console, const char *format,
                          const struct spin_argument *arguments, uint64_t count)
{
    (void)capability_target(CAPABILITY_CONSOLE, console);
    if (!format)
        fault_raise(SPIN_FAULT_NULL, "console_print: format", 0, 0);
    if (heap_type(format) != SPIN_TYPE_CHAR || count > ARGUMENTS_MAX)
        fault_raise(SPIN_FAULT_FORMAT, "console_print: format", heap_type(format), count);
    const struct format_sink sink = {put, hash, NULL};
    if (!format_write(&sink, format, heap_count(format), arguments, count))
        fault_raise(SPIN_FAULT_FORMAT, "console_print: format", 0, count);
}

/* --- heap -------------------------------------------------------------------------------------- */

void export_heap_collect(void)
{
    heap_collect();
}

void export_heap_statistics(struct export_heap_numbers *result)
{
    struct gc_statistics gc;
    const struct account *account = strand_current()->account;
    if (!result)
        fault_raise(SPIN_FAULT_NULL, "heap_statistics: result", 0, 0);
    gc_statistics(&gc);
    *result = (struct export_heap_numbers){
        .size = gc.heap_bytes,
        .free = gc.free_bytes,
        .allocated = account->used[ACCOUNT_HEAP],
        .limit = account->limit[ACCOUNT_HEAP],
        .collections = gc.collections,
    };
}
