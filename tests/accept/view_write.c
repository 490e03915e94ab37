// Writing through a view.
// expect: 2 1 4 1
#include <console.h>

struct __plain pair {
    u16 a;
    u32 b;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 p[8] = {0};
    struct pair *v = view(struct pair, p, 1);
    v->a = 0x0102;
    v->b += 0x01020304;
    console_print(c, "%d %d %d %d\n", p[1], p[2], p[3], p[6]);
    return 0;
}
