// _Static_assert at file scope, in structs and in blocks.
// expect: 5
#include <console.h>

_Static_assert(sizeof(int) == 4, "int has four bytes");
struct s {
    u8 a;
    _Static_assert(sizeof(u64) == 8, "u64");
    u64 b;
};
enum { N = 5 };
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    _Static_assert(N * 2 == 10, "N"
                                " is five");
    _Static_assert(sizeof(struct s) == 16);
    console_print(c, "%d\n", N);
    return 0;
}
