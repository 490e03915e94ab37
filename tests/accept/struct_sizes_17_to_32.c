// Structs of 17 to 32 bytes are passed between other arguments and returned.
// expect: 17 14026 14178 17
// expect: 18 16645 16815 18
// expect: 19 19571 19760 19
// expect: 20 22821 23030 20
// expect: 21 26412 26642 21
// expect: 22 30361 30613 22
// expect: 23 34685 34960 23
// expect: 24 39401 39700 24
// expect: 25 44526 44850 25
// expect: 26 50077 50427 26
// expect: 27 56071 56448 27
// expect: 28 62525 62930 28
// expect: 29 69456 69890 29
// expect: 30 76881 77345 30
// expect: 31 84817 85312 31
// expect: 32 93281 93808 32
#include <console.h>

#define SIZE(n)                                                                                    \
    struct s##n {                                                                                  \
        u8 b[n];                                                                                   \
    };                                                                                             \
    static struct s##n make##n(int seed)                                                           \
    {                                                                                              \
        struct s##n s;                                                                             \
        for (int i = 0; i < n; i++)                                                                \
            s.b[i] = seed + i * 7;                                                                 \
        return s;                                                                                  \
    }                                                                                              \
    static int sum##n(int before, struct s##n s, int after)                                        \
    {                                                                                              \
        int t = before - after;                                                                    \
        for (int i = 0; i < n; i++)                                                                \
            t += s.b[i] * (i + 1);                                                                 \
        s.b[0] = 0;                                                                                \
        return t;                                                                                  \
    }
SIZE(17)
SIZE(18) SIZE(19) SIZE(20) SIZE(21) SIZE(22) SIZE(23) SIZE(24) SIZE(25) SIZE(26) SIZE(27) SIZE(28)
    SIZE(29) SIZE(30) SIZE(31) SIZE(32)
#define TRY(n)                                                                                     \
    {                                                                                              \
        struct s##n s = make##n(n);                                                                \
        int a = sum##n(3, s, 2), b = sum##n(5, make##n(n + 1), 5);                                 \
        console_print(c, "%d %d %d %d\n", (int)sizeof s, a, b, s.b[0]);                            \
    }
        int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    TRY(17)
    TRY(18)
    TRY(19)
    TRY(20)
    TRY(21)
    TRY(22)
    TRY(23)
    TRY(24)
    TRY(25)
    TRY(26)
    TRY(27)
    TRY(28)
    TRY(29)
    TRY(30)
    TRY(31)
    TRY(32)
    return 0;
}
