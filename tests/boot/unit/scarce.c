/*
 * Memory that runs out while the machine starts.  "step N" on the command line: the N-th request of all and
 * those behind it fail, from the first page table on.  Compiled for general registers only: it runs before
 * there are others.
 */
#include "scarce/scarce.h"

#include "bare.h"
#include "boot.h"
#include "physical.h"

#include <string.h>

SCARCE(bool, false, physical_take, (paddr * page), (page))
SCARCE(bool, false, bare_heap_map, (enum bare_heap heap, uintptr_t va, size_t pages),
       (heap, va, pages))

_Noreturn void __real_bare_start(uintptr_t info);
_Noreturn void __wrap_bare_start(uintptr_t info);

/* The command line is where Xen's hvm_start_info has it. */
_Noreturn void __wrap_bare_start(uintptr_t info)
{
    enum { COMMAND_LINE = 24 };
    static const char step[] = "step ";
    const char *text = *(const char *const *)(info + COMMAND_LINE);
    size_t first = 0;
    if (text != NULL && memcmp(text, step, sizeof step - 1) == 0)
        for (text += sizeof step - 1; *text >= '0' && *text <= '9'; text++)
            first = 10 * first + (size_t)(*text - '0');
    if (first != 0)
        scarce_arm(first, SCARCE_FROM_THERE_ON);
    __real_bare_start(info);
}

/* The requests under which the collector started. */
static size_t before_collector, behind_collector;
bool __real_heap_boot(void);
bool __wrap_heap_boot(void);

bool __wrap_heap_boot(void)
{
    before_collector = scarce_requests();
    bool started = __real_heap_boot();
    behind_collector = scarce_requests();
    return started;
}

/* What the machine and the collector ask for at their start is asked for once, and they end where they do not
 * get it: each of these requests needs a machine of its own. */
Test(scarce, from_the_start)
{
    size_t start = scarce_requests();
    status started = scarce_start(CLANG);
    scarce_disarm();
    unit_say("%s\n", failed(started) ? spindle_message() : "started");
    unit_say("requests: 1 %zu %zu %zu\n", start, before_collector + 1, behind_collector);
    spindle_shutdown();
    cr_assert_eq(boot_leaked(), 0);
    cr_assert_not(scarce_try(CLANG, SCARCE_FROM_THERE_ON, 1));
}
