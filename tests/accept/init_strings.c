// Strings initialise char arrays.
// expect: abc hello 6 two xy
// expect: hi 0 99
#include <console.h>

static const char fixed[4] = "abc";
static char open_size[] = "hello";
static const char table[3][6] = {"one", "two", {'x', 'y'}};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char local[8] = "hi";
    u8 bytes[3] = "abc";
    console_print(c, "%s %s %lu %s %s\n", fixed, open_size, sizeof open_size, table[1], table[2]);
    console_print(c, "%s %d %d\n", local, local[7], bytes[2]);
    return 0;
}
