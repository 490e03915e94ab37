/* The smallest extension: it gets a capability for the console and writes through it. */
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    console_print(console, "hello from an extension inside the kernel\n");
    for (int i = 1; i < argc; i++)
        console_print(console, "argument %d: %s\n", i, argv[i]);
    return 0;
}
