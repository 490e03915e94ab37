// goto may enter a block and a loop.
// expect: 143
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int rounds = 0;
    goto inside;
    for (;;) {
        rounds += 100;
        for (int i = 0; i < 3; i++) {
            rounds++;
            {
            inside:
                rounds += 10;
            }
            if (rounds < 20)
                break;
        }
        if (rounds > 100)
            break;
    }
    console_print(out, "%d\n", rounds);
    return 0;
}
