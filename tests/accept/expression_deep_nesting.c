// Deeply nested parentheses, calls and conditions.
// expect: -579076116
// expect: 17
// expect: 7
#include <console.h>

static int f(int n)
{
    return n + 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1;
    console_print(
        c, "%d\n",
        ((((((((((((((((((((a + 1) * 2) - 3) * 4) + 5) * 6) - 7) * 8) + 9) * 10) - 11) * 12) + 13) *
               14) -
              15) *
             16) +
            17) *
           18) -
          19) *
         20));
    console_print(c, "%d\n", f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(f(a)))))))))))))))));
    console_print(c, "%d\n",
                  a == 0   ? 1
                  : a == 2 ? 2
                  : a == 3 ? 3
                  : a == 4 ? 4
                  : a == 5 ? 5
                  : a == 1 ? (a ? !a ? 6 : 7 : 8)
                           : 9);
    return 0;
}
