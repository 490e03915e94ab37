// A switch of three hundred labels made by macros.
// expect: 0 -423840708
#include <console.h>

#define C1(n)                                                                                      \
    case n: return (n) * 7 % 31;
#define C10(n)                                                                                     \
    C1(n) C1(n + 1) C1(n + 2) C1(n + 3) C1(n + 4) C1(n + 5) C1(n + 6) C1(n + 7) C1(n + 8) C1(n + 9)
#define C100(n)                                                                                    \
    C10(n)                                                                                         \
    C10(n + 10) C10(n + 20) C10(n + 30) C10(n + 40) C10(n + 50) C10(n + 60) C10(n + 70)            \
        C10(n + 80) C10(n + 90)
static int pick(int n)
{
    switch (n) {
        C100(0) C100(100) C100(1000)
    }
    return -1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int wrong = 0, sum = 0;
    for (int i = -5; i < 1200; i++) {
        _Bool is_case = (i >= 0 && i < 200) || (i >= 1000 && i < 1100);
        wrong += pick(i) != (is_case ? i * 7 % 31 : -1);
        sum = sum * 3 + pick(i);
    }
    console_print(c, "%d %d\n", wrong, sum);
    return 0;
}
