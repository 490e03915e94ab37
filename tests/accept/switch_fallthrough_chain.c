// Cases fall through until a break; several labels on one statement.
// expect: 11000 11 11 10 11100 10000 11000 
#include <console.h>

static int score(int n)
{
    int s = 0;
    switch (n) {
    case 1:
    case 2: s += 1;
    case 3: s += 10; break;
    case 4: s += 100;
    default: s += 1000;
    case 5: s += 10000;
    }
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 7; i++)
        console_print(c, "%d ", score(i));
    console_print(c, "\n");
    return 0;
}
