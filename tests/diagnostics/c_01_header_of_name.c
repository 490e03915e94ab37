/* Names that nobody declared: the type of a variable, a procedure of an interface, one that is not here. */
#include <spin/list.h>

static int count(uint32_t limit)
{
    bool found = limit > 3;
    if (found)
        console_print(console_open(), "%u\n", limit);
    found = found && limit < 9;
    printf("%u\n", limit);
    return found;
}
