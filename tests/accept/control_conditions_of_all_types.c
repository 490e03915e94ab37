// Conditions of all scalar types; -0.0 and NaN among them.
// expect: 6306
#include <console.h>

typedef int (*procedure)(void);
static int one(void)
{
    return 1;
}
static int count;
#define TEST(x)                                                                                    \
    do {                                                                                           \
        if (x)                                                                                     \
            count++;                                                                               \
        if (!(x))                                                                                  \
            count += 100;                                                                          \
        while (x) {                                                                                \
            count += 1000;                                                                         \
            break;                                                                                 \
        }                                                                                          \
    } while (0)
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b = 256 - 1;
    i64 l = 1l << 40;
    float f = 1e-30f;
    double zero = -0.0, nan = zero / zero;
    procedure p = one, q = NULL;
    void *v = NULL;
    TEST(b);
    TEST(l);
    TEST(f);
    TEST(zero);
    TEST(nan);
    TEST(p);
    TEST(q);
    TEST(v);
    TEST("");
    console_print(c, "%d\n", count);
    return 0;
}
