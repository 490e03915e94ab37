// Struct, enum and typedef of a block hide those outside.
// expect: 5.5 16 10 8
// expect: 1 4 1 1
#include <console.h>

struct s {
    int a;
};
enum { K = 1 };
typedef u8 t;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s before = {1};
    {
        struct s {
            double a, b;
        } inner = {2.5, 3};
        enum { K = 10 };
        typedef u64 t;
        console_print(c, "%g %lu %d %lu\n", inner.a + inner.b, sizeof(struct s), K, sizeof(t));
    }
    struct s after = before;
    console_print(c, "%d %lu %d %lu\n", after.a, sizeof(struct s), K, sizeof(t));
    return 0;
}
