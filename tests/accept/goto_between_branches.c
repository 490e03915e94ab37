// From one branch into the other, and out of a switch into a loop's end.
// expect: 23012 2301 230 13 13 13012 
#include <console.h>

static int path(int n)
{
    int log = 0;
    if (n > 2) {
        log = 1;
        goto other;
    } else {
        log = 2;
    other:
        log = log * 10 + 3;
    }
    for (int i = 0; i < 3; i++) {
        switch (i + n) {
        case 3: goto next;
        case 4: goto done;
        }
        log = log * 10 + i;
    next:;
    }
done:
    return log;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (int i = 0; i < 6; i++)
        console_print(c, "%d ", path(i));
    console_print(c, "\n");
    return 0;
}
