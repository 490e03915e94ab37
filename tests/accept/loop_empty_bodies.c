// Loops without a body do their work in the head.
// expect: 4 774
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *s = "spindle";
    int n = 0;
    while (s[n])
        n++;
    for (n = 0; s[n] && s[n] != 'd'; n++)
        ;
    int k = 1;
    while ((k *= 3) < 500)
        ;
    for (int i = 0; i < 10; k += i++) {
    }
    console_print(c, "%d %d\n", n, k);
    return 0;
}
