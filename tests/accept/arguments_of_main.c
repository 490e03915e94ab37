// main without arguments gets none.
// plain: no - lengths of references
// expect: 1
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d\n", (int)lenof(argv) == argc);
    return 0;
}
