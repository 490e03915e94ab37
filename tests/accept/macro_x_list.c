// One list of names expanded into an enum, a table of strings and a switch.
// expect: RED 10
// expect: GREEN 20
// expect: BLUE 30
#include <console.h>

#define COLOURS(X)           X(RED, 10) X(GREEN, 20) X(BLUE, 30)
#define AS_ENUM(name, value) name,
#define AS_TEXT(name, value) #name,
#define AS_CASE(name, value)                                                                       \
    case name: return value;
enum colour { COLOURS(AS_ENUM) COLOUR_COUNT };
static const str_t names[] = {COLOURS(AS_TEXT)};
static int value_of(enum colour k)
{
    switch (k) {
    COLOURS(AS_CASE) case COLOUR_COUNT:
        break;
    }
    return 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < COLOUR_COUNT; i++)
        console_print(c, "%s %d\n", names[i], value_of(i));
    return 0;
}
