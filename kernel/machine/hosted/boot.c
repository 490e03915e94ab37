/*
 * The hosted machine: taking what the kernel needs from Linux, and giving it back.
 *
 * Every subsystem is all or nothing, so that a boot that fails leaves the process as it was.
 */
#include "hosted.h"

#include "machine/debugger.h"

#include <errno.h>
#include <sys/random.h>
#include <unistd.h>

_Alignas(64) char processor_kernel_stack[PROCESSOR_KERNEL_STACK];

static struct layout layout;
static bool booted;

bool machine_boot(frame_t frames, struct boot *boot)
{
    extern char __executable_start, etext;
    if (booted || frames == 0 || !processor_boot())
        return false;
    processor_reset();
    layout = (struct layout){
        .kernel = {(uintptr_t)&__executable_start, (uintptr_t)&etext},
        .divert_room = processor_divert_room(),
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
    *boot = (struct boot){
        .frames = frames,
        .is_clean = true,
        .heap = UINT64_MAX,
        .machine = "hosted",
    };
    booted = true;
    return true;
}

void machine_shutdown(void)
{
    if (!booted)
        return;
    hosted_clock_shutdown();
    hosted_signals_shutdown();
    debugger_forget_all();
    hosted_memory_shutdown();
    processor_reset();
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
