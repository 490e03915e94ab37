// One module that installs all the handlers it may on an event of the kernel's leaves room for those of another.
// plain: no - events
// with: with_hog.c
// expect: 16
// expect: installed 1 0
#include <console.h>
#include <strand.h>

static status handle(struct strand *strand)
{
    return OK;
}

int main(int argc, str_t *__array argv)
{
    console_print(console_open(), "installed %d %d\n", install(strand_unblock, handle) != NULL,
                  install(strand_unblock, handle, .order = ORDER_DEFAULT) != NULL);
    return 0;
}
