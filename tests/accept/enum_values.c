// Enumerators count on from the last value; an enum is its integer type.
// expect: 0 6 7 -3
#include <spin/safe.h>
#include <console.h>

enum colour { RED, GREEN = 5, BLUE, NEGATIVE = -3 };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    enum colour c = BLUE;
    c++;
    console_print(out, "%d %d %d %d\n", RED, BLUE, c, NEGATIVE);
    return 0;
}
