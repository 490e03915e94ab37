// do { } while (0), blocks and statement expressions as macros.
// expect: 2 1 1
// expect: 9 1
#include <console.h>

#define SWAP(T, a, b)                                                                              \
    do {                                                                                           \
        T t_ = (a);                                                                                \
        (a) = (b);                                                                                 \
        (b) = t_;                                                                                  \
    } while (0)
#define MAX(a, b)                                                                                  \
    ({                                                                                             \
        __typeof__(a) a_ = (a);                                                                    \
        __typeof__(b) b_ = (b);                                                                    \
        a_ > b_ ? a_ : b_;                                                                         \
    })
#define EACH(i, n) for (int i = 0; i < (n); i++)
static int calls;
static int next(void)
{
    return ++calls;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int x = 1, y = 2;
    if (x < y)
        SWAP(int, x, y);
    else
        x = 9;
    console_print(c, "%d %d %d\n", x, y, MAX(next(), 0));
    int n = MAX(MAX(x, 7), y);
    EACH(i, 3)
    EACH(j, i)
    n += i * j;
    console_print(c, "%d %d\n", n, calls);
    return 0;
}
