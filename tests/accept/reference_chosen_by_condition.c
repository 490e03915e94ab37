// What is assigned to is chosen by a condition; references to different variables in one local.
// expect: 21 15 10
// expect: small e
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1, b = 2, v[3] = {0};
    *(a > b ? &a : &b) = 5;
    for (int i = 0; i < 4; i++) {
        int *__scope p = i % 2 ? &a : i ? &b : &v[1];
        *p += 10;
    }
    console_print(c, "%d %d %d\n", a, b, v[1]);
    const char *s = b > 20 ? "large" : "small";
    console_print(c, "%s %c\n", s, (a < 0 ? "no" : "yes")[1]);
    return 0;
}
