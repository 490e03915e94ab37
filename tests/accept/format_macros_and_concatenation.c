// A format is put together from literals and macros.
// expect: a=1 b + 1=3 
// expect: <0x0000beef> 5
#include <console.h>

#define HEX     "0x%08x"
#define PAIR(x) #x "=%d "
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1, b = 2;
    console_print(c, PAIR(a) PAIR(b + 1) "\n", a, b + 1);
    console_print(c,
                  "<" HEX "> "
                  "%"
                  "d\n",
                  48879, 5);
    return 0;
}
