/* Two strands that print: who when is the scheduler's. */
#include <clock.h>
#include <console.h>
#include <strand.h>

module(turns);

static void say_b(void *__nullable argument)
{
    for (u32 i = 0; i < 20; i++)
        console_print(console_open(), "b");
}

int main(int argc, str_t *__array argv)
{
    status why;
    struct strand *strand = strand_create(say_b, NULL, "b", 0, &why);
    if (!strand || failed(strand_start(strand)))
        return 1;
    for (u32 i = 0; i < 20; i++)
        console_print(console_open(), "a");
    why = strand_join(strand);
    u64 before = clock_now();
    (void)strand_sleep((u64)3600 * 1000000000).code;
    console_print(console_open(), " at %lu, an hour on %d\n", before,
                  clock_now() - before >= (u64)3600 * 1000000000);
    return why.code;
}
