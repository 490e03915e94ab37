// Constant tables of references to global structs, of strings and of strings' tables.
// expect: 3223.2120 mi two 1
#include <console.h>

struct unit {
    const char *name;
    double factor;
};
static const struct unit metre = {"m", 1}, foot = {"ft", 0.3048}, mile = {"mi", 1609.344};
static const struct unit *const units[] = {&foot, &mile, &metre, &foot};
static const char *words[] = {"zero", "one", "two"};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    double sum = 0;
    for (u32 i = 0; i < sizeof units / sizeof *units; i++)
        sum += units[i]->factor * (i + 1);
    words[0] = words[2];
    console_print(c, "%.4f %s %s %d\n", sum, units[1]->name, words[0], units[0] == units[3]);
    return 0;
}
