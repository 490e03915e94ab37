// null where an interface wants a capability: found before the call.
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = NULL;
    if (argc > 100)
        out = console_open();
    console_write(out, "lost", 4); // fault: null "out"
    return 0;
}
