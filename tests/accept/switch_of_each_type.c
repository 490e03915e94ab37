// The operand may be of any integer type; it is promoted and the labels are converted to it.
// expect: 1230
// expect: 1230
// expect: 120 12 120
#include <console.h>

static int small(i8 n)
{
    switch (n) {
    case -1: return 1;
    case 127: return 2;
    case -128: return 3;
    }
    return 0;
}
static int wide(u64 n)
{
    switch (n) {
    case 1ul << 40: return 1;
    case ~0ul: return 2;
    case 0: return 3;
    }
    return 0;
}
static int letter(char n)
{
    switch (n) {
    case 'a': return 1;
    case '\xff': return 2;
    }
    return 0;
}
static int truth(_Bool n)
{
    switch (n) {
    case 0: return 1;
    case 1: return 2;
    }
    return 0;
}
static int word(u32 n)
{
    switch (n) {
    case -1: return 1;
    case 0x80000000: return 2;
    }
    return 0;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d%d%d%d\n", small(-1), small(127), small(-128), small(0));
    console_print(c, "%d%d%d%d\n", wide(1ul << 40), wide(-1), wide(0), wide(1));
    console_print(c, "%d%d%d %d%d %d%d%d\n", letter('a'), letter(-1), letter(0), truth(0), truth(1),
                  word(~0u), word(1u << 31), word(1));
    return 0;
}
