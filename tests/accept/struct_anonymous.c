// Anonymous members.
// expect: 0 3 4 1
#include <console.h>

struct s {
    int kind;
    struct {
        int x, y;
    };
    union {
        u32 word;
        u8 bytes[4];
    };
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s v = {.kind = 1, .y = 3, .word = 0x01020304};
    console_print(c, "%d %d %d %d\n", v.x, v.y, v.bytes[0], v.bytes[3]);
    return 0;
}
