// The value of a statement expression is that of its last statement; names in it are its own.
// expect: 11 8 3.5 2
// expect: 10
#include <console.h>

static int calls;
static int next(void)
{
    return ++calls;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 1;
    int a = ({
        int n = next();
        n *= 10;
        n + 1;
    });
    int b = ({
                int t = 0;
                for (int i = 0; i < 4; i++) {
                    if (i == 2)
                        continue;
                    t += i;
                }
                t;
            }) *
            2;
    double d = ({
        struct {
            int x;
            double y;
        } s = {1, 2.5};
        s.x + s.y;
    });
    ({ n++; });
    console_print(c, "%d %d %g %d\n", a, b, d, n);
    if (({
            int x = next();
            x > 1;
        }))
        console_print(c, "%d\n", ({
                                     ;
                                     next();
                                 }) + ({
                                     switch (n) {
                                     case 2: n = 7;
                                     }
                                     n;
                                 }));
    return 0;
}
