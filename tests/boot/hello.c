/* The smallest bare program: there is no kernel, so nothing may interrupt it. */
#include "bare.h"

#include <string.h>

_Noreturn void bare_main(const struct bare_boot *boot)
{
    static const char hello[] = "hello, bare machine\n";
    machine_console_write(hello, sizeof hello - 1);
    machine_console_write(boot->command_line, strlen(boot->command_line));
    machine_console_write("\n", 1);
    machine_stop(0);
}

void kernel_tick(struct interrupted *interrupted, const struct interruption *interruption)
{
    (void)interrupted;
    (void)interruption;
}

bool kernel_fault(struct interrupted *interrupted, const struct interruption *interruption)
{
    (void)interrupted;
    (void)interruption;
    return false;
}

void kernel_yield(void)
{
}

void kernel_pending(void)
{
}

_Noreturn void kernel_check(uint64_t site, uint64_t a, uint64_t b, const struct interruption *at)
{
    (void)site;
    (void)a;
    (void)b;
    (void)at;
    machine_stop(1);
}

_Noreturn void kernel_overflow(const struct interruption *at)
{
    (void)at;
    machine_stop(1);
}
