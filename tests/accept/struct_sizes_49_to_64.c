// Structs of 49 to 64 bytes are passed between other arguments and returned.
// expect: 49 139866 141090 49
// expect: 50 147941 149215 50
// expect: 51 156611 157936 51
// expect: 52 165893 159590 52
// expect: 53 168124 169554 53
// expect: 54 178681 180165 54
// expect: 55 189901 191440 55
// expect: 56 201801 203396 56
// expect: 57 214398 216050 57
// expect: 58 227709 229419 58
// expect: 59 241751 236096 59
// expect: 60 249117 250946 60
// expect: 61 264672 266562 61
// expect: 62 281009 282961 62
// expect: 63 298145 300160 63
// expect: 64 316097 318176 64
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
SIZE(49)
SIZE(50) SIZE(51) SIZE(52) SIZE(53) SIZE(54) SIZE(55) SIZE(56) SIZE(57) SIZE(58) SIZE(59) SIZE(60)
    SIZE(61) SIZE(62) SIZE(63) SIZE(64)
#define TRY(n)                                                                                     \
    {                                                                                              \
        struct s##n s = make##n(n);                                                                \
        int a = sum##n(3, s, 2), b = sum##n(5, make##n(n + 1), 5);                                 \
        console_print(c, "%d %d %d %d\n", (int)sizeof s, a, b, s.b[0]);                            \
    }
        int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    TRY(49)
    TRY(50)
    TRY(51)
    TRY(52)
    TRY(53)
    TRY(54)
    TRY(55)
    TRY(56)
    TRY(57)
    TRY(58)
    TRY(59)
    TRY(60)
    TRY(61)
    TRY(62)
    TRY(63)
    TRY(64)
    return 0;
}
