/*
 * The hosted machine: taking what the kernel needs from Linux, and giving it back.
 *
 * Every subsystem is all or nothing, so that a boot that fails leaves the process as it was.
 */
#include "hosted.h"

#include <cpuid.h>
#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

struct barrier *machine_barrier;
uintptr_t machine_limit;
_Atomic uint32_t machine_pending;
void *kernel_entry_table[MACHINE_ENTRIES];

uint64_t hosted_state_size;
uint64_t hosted_state_mask;
_Alignas(64) char hosted_kernel_stack[HOSTED_KERNEL_STACK];

static struct layout layout;
static bool booted;

/* x87, SSE, AVX, AVX-512: what compiled code uses. Not MPX, not protection keys, not AMX. */
static const uint64_t state_wanted = 0xe7;

/* What kernel_yield() and the switch need below the saved state. */
static const size_t yield_frames = 8 * 1024;

__attribute__((weak)) void __asan_unpoison_memory_region(const volatile void *start, size_t size);

void hosted_frames_gone(uintptr_t low, uintptr_t high)
{
    if (__asan_unpoison_memory_region != NULL && high > low)
        __asan_unpoison_memory_region((const volatile void *)low, high - low);
}

static uint64_t state_enabled(void)
{
    uint32_t low, high;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (uint64_t)high << 32 | low;
}

bool hosted_state_boot(void)
{
    uint32_t a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
        return false;
    hosted_state_mask = state_wanted & state_enabled();
    hosted_state_size = 512 + 64;
    for (uint32_t i = 2; i < 8; i++)
        if (hosted_state_mask >> i & 1 && __get_cpuid_count(0xd, i, &a, &b, &c, &d) &&
            a + b > hosted_state_size)
            hosted_state_size = a + b;
    hosted_state_size = (hosted_state_size + 63) & ~(uint64_t)63;
    return true;
}

static void reset(void)
{
    machine_barrier = NULL;
    machine_limit = 0;
    atomic_store(&machine_pending, 0);
    memset(kernel_entry_table, 0, sizeof(kernel_entry_table));
}

bool machine_boot(frame_t frames, struct boot *boot)
{
    extern char __executable_start, etext;
    if (booted || frames == 0 || !hosted_state_boot())
        return false;
    reset();
    layout = (struct layout){
        .kernel = {(uintptr_t)&__executable_start, (uintptr_t)&etext},
        .divert_room = hosted_state_size + 512 + yield_frames,
    };
    if (!hosted_memory_boot(frames, &layout))
        return false;
    if (!hosted_clock_boot()) {
        hosted_memory_shutdown();
        return false;
    }
    if (!hosted_signals_boot()) {
        hosted_clock_shutdown();
        hosted_memory_shutdown();
        return false;
    }
    *boot = (struct boot){.frames = frames, .machine = "hosted"};
    booted = true;
    return true;
}

void machine_shutdown(void)
{
    if (!booted)
        return;
    hosted_clock_shutdown();
    hosted_signals_shutdown();
    hosted_code_forget_all();
    hosted_memory_shutdown();
    reset();
    booted = false;
}

const struct layout *machine_layout(void)
{
    return &layout;
}

_Noreturn void machine_stop(int status)
{
    _exit(status);
}

void machine_console_write(const char *text, size_t length)
{
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, text, length);
        if (written < 0 && errno != EINTR)
            return;
        if (written > 0) {
            text += written;
            length -= (size_t)written;
        }
    }
}

void machine_random(void *buffer, size_t length)
{
    char *next = buffer;
    while (length > 0) {
        ssize_t got = getrandom(next, length, 0);
        if (got > 0) {
            next += got;
            length -= (size_t)got;
        }
    }
}
