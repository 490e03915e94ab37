// sizeof of every type.
// expect: 1 4 8 8 24 28
#include <console.h>

struct mixed {
    u8 a;
    u64 b;
    u16 d;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu %lu %lu %lu %lu %lu\n", sizeof(u8), sizeof(int), sizeof(i64), sizeof(void *), sizeof(struct mixed), sizeof(int[7]));
    return 0;
}
