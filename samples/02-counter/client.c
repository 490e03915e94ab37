/* Uses interface counter: each call is a procedure call into the other extension. */
#include "counter.h"
#include <console.h>

module(client);

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct counter *visits = counter_create(10);
    u32 refused = 0;
    for (u32 step = 1; step <= 5; step++) {
        if (!counter_add(visits, step))
            refused++;
        console_print(console, "after adding %u: %u\n", step, counter_value(visits));
    }
    console_print(console, "refused: %u\n", refused);
    return argc > 1 && argv[1] != NULL;
}
