// Structs of 33 to 48 bytes are passed between other arguments and returned.
// expect: 33 93842 94402 33
// expect: 34 94709 95303 34
// expect: 35 95899 96528 35
// expect: 36 97429 98094 36
// expect: 37 99316 100018 37
// expect: 38 101577 94125 38
// expect: 39 96037 96816 39
// expect: 40 99097 99916 40
// expect: 41 102582 103442 41
// expect: 42 106509 107411 42
// expect: 43 110895 111840 43
// expect: 44 115757 116746 44
// expect: 45 121112 114210 45
// expect: 46 119041 120121 46
// expect: 47 125433 126560 47
// expect: 48 132369 133544 48
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
SIZE(33)
SIZE(34) SIZE(35) SIZE(36) SIZE(37) SIZE(38) SIZE(39) SIZE(40) SIZE(41) SIZE(42) SIZE(43) SIZE(44)
    SIZE(45) SIZE(46) SIZE(47) SIZE(48)
#define TRY(n)                                                                                     \
    {                                                                                              \
        struct s##n s = make##n(n);                                                                \
        int a = sum##n(3, s, 2), b = sum##n(5, make##n(n + 1), 5);                                 \
        console_print(c, "%d %d %d %d\n", (int)sizeof s, a, b, s.b[0]);                            \
    }
        int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    TRY(33)
    TRY(34)
    TRY(35)
    TRY(36)
    TRY(37)
    TRY(38)
    TRY(39)
    TRY(40)
    TRY(41)
    TRY(42)
    TRY(43)
    TRY(44)
    TRY(45)
    TRY(46)
    TRY(47)
    TRY(48)
    return 0;
}
