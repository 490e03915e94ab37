// Static data: numbers, arrays, structs, strings and references to objects.
// expect: default 3 0.5 255
// expect: 65535 -5 0.333 bc 6
#include <spin/safe.h>
#include <console.h>

struct config { const char *name; int size[3]; double ratio; u8 flag; };
static struct config defaults = {"default", {1, 2, 3}, 0.5, 255};
static struct config *current = &defaults;
static const u16 table[] = {1, 2, 65535};
static i64 minus = -5;
static float third = 1 / 3.0;
static str_t names[] = {"a", "bc"};

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    current->size[1]++;
    console_print(out, "%s %d %g %d\n", defaults.name, defaults.size[1], defaults.ratio, defaults.flag);
    console_print(out, "%d %ld %.3f %s %d\n", table[2], minus, third, names[1], (int)sizeof table);
    return 0;
}
