// Structs of 1 to 16 bytes are passed between other arguments and returned.
// expect: 1 2 2 1
// expect: 2 21 23 2
// expect: 3 75 80 3
// expect: 4 181 190 4
// expect: 5 356 370 5
// expect: 6 617 637 6
// expect: 7 981 1008 7
// expect: 8 1465 1500 8
// expect: 9 2086 2130 9
// expect: 10 2861 2915 10
// expect: 11 3807 3872 11
// expect: 12 4941 5018 12
// expect: 13 6280 6370 13
// expect: 14 7841 7945 14
// expect: 15 9641 9760 15
// expect: 16 11697 11832 16
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
SIZE(1)
SIZE(2) SIZE(3) SIZE(4) SIZE(5) SIZE(6) SIZE(7) SIZE(8) SIZE(9) SIZE(10) SIZE(11) SIZE(12) SIZE(13)
    SIZE(14) SIZE(15) SIZE(16)
#define TRY(n)                                                                                     \
    {                                                                                              \
        struct s##n s = make##n(n);                                                                \
        int a = sum##n(3, s, 2), b = sum##n(5, make##n(n + 1), 5);                                 \
        console_print(c, "%d %d %d %d\n", (int)sizeof s, a, b, s.b[0]);                            \
    }
        int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    TRY(1)
    TRY(2)
    TRY(3)
    TRY(4)
    TRY(5)
    TRY(6)
    TRY(7)
    TRY(8)
    TRY(9)
    TRY(10)
    TRY(11)
    TRY(12)
    TRY(13)
    TRY(14)
    TRY(15)
    TRY(16)
    return 0;
}
