/* Installs as many handlers as it may on what the kernel tells schedulers of. */
#include <console.h>
#include <strand.h>

module(hog);
initialiser(start);

static status handle(struct strand *strand)
{
    return OK;
}

static status start(void)
{
    u32 count = 0;
    while (install(strand_unblock, handle))
        count++;
    console_print(console_open(), "%u\n", count);
    return OK;
}
